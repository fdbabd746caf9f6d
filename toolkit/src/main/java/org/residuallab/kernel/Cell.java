package org.residuallab.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A cell that is to be run.
 *
 * @param code what stands in it
 * @param sent when, by the clock of who sent it; empty where that is not said
 * @param endsWithOthers whether it is not to be run after another has failed
 */
record Cell(String code, Optional<Instant> sent, boolean endsWithOthers) {

  /** What a message of the kernel asks for. */
  static Cell of(KernelPart message) throws ReflectiveOperationException {
    KernelPart content = message.call("getContent");
    KernelPart date = message.call("getHeader").call("getTimestamp");
    return new Cell(
        (String) content.call("getCode").object(),
        date.object() == null ? Optional.empty() : instant(date.call("getDateString").object()),
        (Boolean) content.call("shouldStopOnError").object());
  }

  private static Optional<Instant> instant(Object date) {
    try {
      return Optional.of(OffsetDateTime.parse((String) date).toInstant());
    } catch (DateTimeException | NullPointerException notSaid) {
      return Optional.empty();
    }
  }
}
