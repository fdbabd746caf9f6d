package org.residuallab.ledger;

import java.util.List;
import java.util.Locale;

/** The numbers that one network's runs come to, which differ in their seed alone. */
record Sample(List<Double> values) {

  Sample {
    values = List.copyOf(values);
  }

  double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /**
   * Of a single run from the mean, estimated over the runs; not a number where there is but one.
   */
  double deviation() {
    double mean = mean();
    double squares = values.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
    return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
  }

  /** Whether this mean lies below the other by more than both deviations together. */
  boolean clearlyBelow(Sample other) {
    return other.mean() - mean() > deviation() + other.deviation();
  }

  /** {@code 50.2 ± 0.8}, or without a deviation where there is none. */
  String text(int digits) {
    String number = "%." + digits + "f";
    return values.size() < 2
        ? String.format(Locale.ROOT, number, mean())
        : String.format(Locale.ROOT, number + " ± " + number, mean(), deviation());
  }
}
