package org.residuallab.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * Which cells were sent before another failed. A browser's clock may differ from the kernel's, so
 * what it says is taken together with the shortest time that a cell has taken from there to here.
 */
final class SentCells {

  private Duration way;
  private Instant lastOfTheFailed;

  /** A cell arrives. */
  void received(Instant sent, Instant now) {
    Duration took = Duration.between(sent, now);
    if (way == null || took.compareTo(way) < 0) {
      way = took;
    }
  }

  /** One of those received has failed. */
  void failed(Instant now) {
    lastOfTheFailed = way == null ? null : now.minus(way);
  }

  /** Whether it was sent before the last failure, by somebody who knew nothing of it. */
  boolean isCutOff(Instant sent) {
    return lastOfTheFailed != null && !sent.isAfter(lastOfTheFailed);
  }
}
