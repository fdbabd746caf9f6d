package org.residuallab.engine;

import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * The end of a long computation whose thread was interrupted, as a notebook's stop button does.
 *
 * <pre>{@code
 * for (int step = 0; step < 3; step++) {
 *   StopButton.check(step, 3);
 * }
 * }</pre>
 */
public final class StopButton {

  private StopButton() {}

  /**
   * To be called before each step.
   *
   * @param done steps before this one
   * @param total steps in all
   * @throws CancellationException saying how far it came, if it is to stop
   */
  public static void check(int done, int total) {
    check(done, total, "steps");
  }

  /**
   * The same of steps that have a name.
   *
   * @param of what they are, as in {@code images}
   */
  public static void check(int done, int total, String of) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          String.format(
              Locale.ROOT,
              "stopped after %,d of %,d %s; run again, it begins anew",
              done,
              total,
              of));
    }
  }
}
