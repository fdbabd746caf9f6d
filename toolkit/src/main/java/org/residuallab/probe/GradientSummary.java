package org.residuallab.probe;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

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
    // Of a sample: one iteration has no spread.
    double spread = new StandardDeviation().evaluate(values);
    DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
    return new GradientSummary(
        layer, all.getCount(), all.getAverage(), spread, all.getMin(), all.getMax());
  }
}
