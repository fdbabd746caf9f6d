package org.residuallab.report;

import java.util.List;
import java.util.Locale;

/**
 * A figure over several seeds.
 *
 * @param count seeds
 * @param mean over them
 * @param deviation sample standard deviation (divided by {@code count - 1}); not-a-number for one
 */
record Spread(int count, double mean, double deviation) {

  static Spread of(List<Double> values) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double deviation = values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
    return new Spread(values.size(), mean, deviation);
  }

  /** {@code 61.98 ± 0.52}, {@code 61.98} for one seed, nothing for none. */
  @Override
  public String toString() {
    if (count == 0) {
      return "";
    }
    String shown = String.format(Locale.ROOT, "%.2f", mean);
    return count == 1 ? shown : shown + String.format(Locale.ROOT, " ± %.2f", deviation);
  }
}
