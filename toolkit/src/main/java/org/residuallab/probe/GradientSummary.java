package org.residuallab.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One layer's gradients over all measured iterations.
 *
 * @param layer its name
 * @param measured number of iterations
 * @param mean of the norms
 * @param spread their standard deviation
 * @param smallest of them
 * @param largest of them
 */
public record GradientSummary(
    String layer, long measured, double mean, double spread, double smallest, double largest) {

  /**
   * A summary a layer, from the input's on.
   *
   * @param norms of several iterations
   * @param value what to sum up: {@code GradientNorm::gradient}, {@code GradientNorm::relative}
   */
  public static List<GradientSummary> of(
      List<GradientNorm> norms, ToDoubleFunction<GradientNorm> value) {
    Map<String, List<GradientNorm>> layers =
        norms.stream()
            .collect(
                Collectors.groupingBy(
                    GradientNorm::layer, LinkedHashMap::new, Collectors.toList()));
    return layers.entrySet().stream()
        .map(layer -> of(layer.getKey(), layer.getValue().stream().mapToDouble(value).toArray()))
        .toList();
  }

  private static GradientSummary of(String layer, double... values) {
    double sum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      sum += value;
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    // Of a sample: one iteration has no spread.
    double spread = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    return new GradientSummary(layer, values.length, mean, spread, smallest, largest);
  }
}
