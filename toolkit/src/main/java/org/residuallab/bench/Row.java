package org.residuallab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one engine did at one task.
 *
 * @param task what it had to do
 * @param contestant who did it
 * @param speeds images a second, one for each round
 * @param peakMegabytes most memory resident, where the system tells
 * @param description what computed, in one line
 */
public record Row(
    Task task,
    Contestant contestant,
    List<Double> speeds,
    OptionalLong peakMegabytes,
    String description) {

  /** Images a second of the middle round. */
  public double median() {
    double[] sorted = sorted();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Images a second of the slowest round. */
  public double min() {
    return sorted()[0];
  }

  /** Images a second of the fastest round. */
  public double max() {
    return sorted()[speeds.size() - 1];
  }

  private double[] sorted() {
    double[] values = speeds.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(values);
    return values;
  }
}
