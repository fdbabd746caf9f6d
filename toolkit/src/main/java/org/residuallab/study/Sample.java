package org.residuallab.study;

import java.util.List;
import java.util.Locale;

/**
 * The numbers that one network's runs come to, which differ in their seed alone.
 *
 * @param values one a seed
 */
public record Sample(List<Double> values) {

  public Sample {
    values = List.copyOf(values);
  }

  /** Not a number where there is no run. */
  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /**
   * Of a single run from the mean, estimated over the runs (divided by their number less one); not
   * a number where there is but one.
   */
  public double deviation() {
    double mean = mean();
    double squares = values.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
    return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
  }

  /** Whether this mean lies below the other by more than both deviations together. */
  public boolean clearlyBelow(Sample other) {
    return other.mean() - mean() > deviation() + other.deviation();
  }

  /** {@code 50.2 ± 0.8}, without a deviation where there is none, nothing where there is no run. */
  public String text(int digits) {
    if (values.isEmpty()) {
      return "";
    }
    String number = "%." + digits + "f";
    return values.size() < 2
        ? String.format(Locale.ROOT, number, mean())
        : String.format(Locale.ROOT, number + " ± " + number, mean(), deviation());
  }
}
