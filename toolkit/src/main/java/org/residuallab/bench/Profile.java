package org.residuallab.bench;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.residuallab.cost.NetworkCost;
import org.residuallab.engine.EngineSettings;
import org.residuallab.engine.LayerTime;
import org.residuallab.engine.onednn.Work;

/**
 * Where the time of a training step, or of inference, goes: step by step of what the fast path
 * computes.
 *
 * @param task what was done
 * @param cost of the network, for one image
 * @param steps that were timed
 * @param seconds of all of them, by the clock
 * @param times of their parts, summed over the steps; what is missing from the seconds is
 *     Deeplearning4j's loop and update, and batches that were not ready
 * @param description what computed, in one line
 */
public record Profile(
    Task task,
    NetworkCost cost,
    int steps,
    double seconds,
    List<LayerTime> times,
    String description) {

  /** Before anything is timed. */
  public static final double WARM_UP_SECONDS = 5;

  public Profile {
    times = List.copyOf(times);
  }

  /**
   * Does the task in this process until Java has compiled what is called often, then a number of
   * times by the clock.
   *
   * @throws IllegalArgumentException if there are no steps to time, or another path than the fast
   *     one would compute
   * @throws IOException if a folder of pictures cannot be read
   */
  public static Profile of(Task task, EngineSettings settings, int steps) throws IOException {
    return of(task, settings, steps, WARM_UP_SECONDS);
  }

  /**
   * The same after so many seconds.
   *
   * @param warmUpSeconds in which the same is computed before; five usually
   * @throws IllegalArgumentException as above
   * @throws IOException as well
   */
  public static Profile of(Task task, EngineSettings settings, int steps, double warmUpSeconds)
      throws IOException {
    if (steps < 1) {
      throw new IllegalArgumentException("a profile needs at least one step, not " + steps);
    }
    try (Workload workload = Workload.of(task, settings, List.of())) {
      workload.time(); // Before anything is computed, by a slow path perhaps.
      double warmUp = 0;
      while (warmUp < warmUpSeconds) {
        warmUp += seconds(workload, 1);
      }
      workload.time();
      double seconds = seconds(workload, steps);
      NetworkCost cost = NetworkCost.of(task.architecture().network());
      return new Profile(task, cost, steps, seconds, workload.times(), workload.description());
    }
  }

  /** The parts that are of interest. */
  Profile only(Predicate<LayerTime> parts) {
    return new Profile(
        task, cost, steps, seconds, times.stream().filter(parts).toList(), description);
  }

  /** Milliseconds of the parts, a step. */
  double milliseconds() {
    return 1e3 * times.stream().mapToDouble(LayerTime::seconds).sum() / steps;
  }

  /** Percent of the whole step that the parts take. */
  double percent() {
    return 100 * milliseconds() / wholeMilliseconds();
  }

  double wholeMilliseconds() {
    return 1e3 * seconds / steps;
  }

  /**
   * Billions of multiplications and additions a second of the parts that multiply by weights, each
   * counted for itself: twice the multiply-adds; empty if no part does. A gradient of a convolution
   * takes as many as the convolution.
   */
  OptionalDouble gigaflops() {
    List<LayerTime> multiplying = times.stream().filter(time -> time.work().multiplies()).toList();
    if (multiplying.isEmpty()) {
      return OptionalDouble.empty();
    }
    double taken = multiplying.stream().mapToDouble(LayerTime::seconds).sum();
    return OptionalDouble.of(operations() * steps / taken / 1e9);
  }

  /** The same of all multiplications in the time of whole steps. */
  double wholeGigaflops() {
    return operations() * steps / seconds / 1e9;
  }

  /** Multiplications and additions of the parts that multiply by weights, a step. */
  private double operations() {
    // On several cores, or in pieces of two sizes, a layer's work is done by more than one kernel.
    return 2.0
        * task.batch()
        * times.stream()
            .filter(time -> time.work().multiplies())
            .map(time -> new Multiplication(time.layer(), time.work()))
            .distinct()
            .mapToLong(each -> cost.layer(each.layer).multiplyAdds())
            .sum();
  }

  private record Multiplication(String layer, Work work) {}

  private static double seconds(Workload workload, int steps) {
    long begun = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      workload.step();
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
