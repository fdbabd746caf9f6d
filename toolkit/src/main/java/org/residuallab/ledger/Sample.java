package org.residuallab.ledger;

import java.util.List;
import java.util.Locale;

/** The errors in percent of one network's runs, which differ in their seed alone. */
record Sample(List<Double> errors) {

  Sample {
    errors = List.copyOf(errors);
  }

  double mean() {
    return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /**
   * Of a single run from the mean, estimated over the runs; not a number where there is but one.
   */
  double deviation() {
    double mean = mean();
    double squares = errors.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
    return errors.size() < 2 ? Double.NaN : Math.sqrt(squares / (errors.size() - 1));
  }

  /** Whether this mean lies below the other by more than both deviations together. */
  boolean clearlyBelow(Sample other) {
    return other.mean() - mean() > deviation() + other.deviation();
  }

  /** {@code 50.2 ± 0.8}, or without a deviation where there is none. */
  String text(int digits) {
    String number = "%." + digits + "f";
    return errors.size() < 2
        ? String.format(Locale.ROOT, number, mean())
        : String.format(Locale.ROOT, number + " ± " + number, mean(), deviation());
  }
}
