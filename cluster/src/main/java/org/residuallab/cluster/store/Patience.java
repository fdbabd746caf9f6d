package org.residuallab.cluster.store;

import java.io.IOException;
import java.time.Duration;

/**
 * How long somebody waits for a store that is away.
 *
 * @param tries in all
 * @param pause between two of them
 */
record Patience(int tries, Duration pause) {

  /** Five minutes. */
  static final Patience USUAL = new Patience(31, Duration.ofSeconds(10));

  /** What may fail. */
  @FunctionalInterface
  interface Writing {
    void write() throws IOException;
  }

  /**
   * Does it; where that fails, again. A thread that is interrupted does not wait.
   *
   * @throws IOException of the last try
   */
  void untilDone(Writing writing) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        writing.write();
        return;
      } catch (StoreTakenOverException ended) {
        throw ended;
      } catch (IOException failure) {
        if (tried >= tries || !sleep()) {
          throw failure;
        }
      }
    }
  }

  private boolean sleep() {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
