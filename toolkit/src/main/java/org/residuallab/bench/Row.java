package org.residuallab.bench;

import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.StatUtils;

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

  /** Who did it, in a table or file. */
  public String label() {
    return contestant.label(task.precision());
  }

  /** Images a second of the middle round. */
  public double median() {
    return StatUtils.percentile(numbers(), 50);
  }

  /** Images a second of the slowest round. */
  public double min() {
    return StatUtils.min(numbers());
  }

  /** Images a second of the fastest round. */
  public double max() {
    return StatUtils.max(numbers());
  }

  private double[] numbers() {
    return speeds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
