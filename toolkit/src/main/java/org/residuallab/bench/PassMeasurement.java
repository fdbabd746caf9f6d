package org.residuallab.bench;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How long one kind of pass of a network takes on this machine, and what memory it holds.
 *
 * <pre>{@code
 * var networks = List.of(CifarFamily.resnet(8).architecture());
 * var passes = Stopwatch.measure(List.of(networks.get(0).network()), PassMeasurement.Kind.FORWARD, 1, 2);
 * System.out.println(passes.get(0).median() + " ms");
 * }</pre>
 *
 * @param network its name
 * @param kind of pass
 * @param batch images of a pass
 * @param milliseconds of each measured pass, in their order
 * @param bytes by which the process grew beyond the network's parameters, at its largest; 0 where
 *     the memory was there already
 * @param engine the path on which it computed
 */
public record PassMeasurement(
    String network, Kind kind, int batch, List<Double> milliseconds, long bytes, String engine) {

  /** What a pass does. */
  public enum Kind {
    /** Class probabilities of a batch. */
    FORWARD,
    /** Forward, backward and the update of all parameters. */
    TRAINING_STEP
  }

  public PassMeasurement {
    milliseconds = List.copyOf(milliseconds);
  }

  /** The time that half of the passes stay below. */
  public double median() {
    return StatUtils.percentile(numbers(), 50);
  }

  /** The quickest pass. */
  public double fastest() {
    return StatUtils.min(numbers());
  }

  /** The slowest pass. */
  public double slowest() {
    return StatUtils.max(numbers());
  }

  private double[] numbers() {
    return milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
