package org.residuallab.experiment;

import java.util.concurrent.CancellationException;

/** The end of an experiment whose thread was interrupted, as a notebook's stop button does. */
final class StopButton {

  private StopButton() {}

  /**
   * To be called before each step.
   *
   * @param done steps before this one
   * @param total steps in all
   * @throws CancellationException saying how far it came, if it is to stop
   */
  static void check(int done, int total) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          "stopped after %,d of %,d steps; run again, it begins anew".formatted(done, total));
    }
  }
}
