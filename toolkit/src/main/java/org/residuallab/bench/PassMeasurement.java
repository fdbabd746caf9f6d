package org.residuallab.bench;

import java.util.List;

/**
 * How long one kind of pass of a network takes on this machine, and what memory it holds.
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
    List<Double> sorted = milliseconds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The quickest pass. */
  public double fastest() {
    return milliseconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The slowest pass. */
  public double slowest() {
    return milliseconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
