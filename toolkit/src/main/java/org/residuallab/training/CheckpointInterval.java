package org.residuallab.training;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How often a run writes down what it needs to go on after a crash.
 *
 * @param time at least this long between two checkpoints; longer where writing one takes more than
 *     a hundredth of it
 * @param iterations also after every so many iterations, whatever that costs
 */
public record CheckpointInterval(Duration time, OptionalInt iterations) {

  /** Every minute. */
  public static final CheckpointInterval DEFAULT =
      new CheckpointInterval(Duration.ofMinutes(1), OptionalInt.empty());

  /**
   * @throws IllegalArgumentException if the number of iterations is less than one
   */
  public CheckpointInterval {
    if (iterations.isPresent() && iterations.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a checkpoint every %d iterations makes no sense; ask for 1 or more"
              .formatted(iterations.getAsInt()));
    }
  }

  /** Every minute, and after every so many iterations. */
  public static CheckpointInterval ofIterations(int count) {
    return new CheckpointInterval(DEFAULT.time(), OptionalInt.of(count));
  }

  boolean isDueAfter(int iteration) {
    return iterations.isPresent() && iteration % iterations.getAsInt() == 0;
  }
}
