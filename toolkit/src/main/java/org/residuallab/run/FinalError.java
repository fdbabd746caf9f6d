package org.residuallab.run;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The errors at the end of a run, as its results state them. */
public final class FinalError {

  private FinalError() {}

  /**
   * Mean error of the last tenth of the mini-batches, in percent: a single one of 128 images has a
   * standard error of about four points.
   */
  public static double ofTraining(List<Metrics> metrics) {
    int tail = Math.max(1, metrics.size() / 10);
    return metrics.subList(Math.max(0, metrics.size() - tail), metrics.size()).stream()
        .mapToDouble(Metrics::trainingError)
        .average()
        .orElse(Double.NaN);
  }

  /** The test error measured last, in percent; null if none was. */
  public static Double ofTest(List<Metrics> metrics) {
    return last(metrics, Metrics::testError);
  }

  /** The validation error measured last, in percent; null if none was. */
  public static Double ofValidation(List<Metrics> metrics) {
    return last(metrics, Metrics::validationError);
  }

  private static Double last(List<Metrics> metrics, Function<Metrics, OptionalDouble> error) {
    for (int i = metrics.size() - 1; i >= 0; i--) {
      OptionalDouble measured = error.apply(metrics.get(i));
      if (measured.isPresent()) {
        return measured.getAsDouble();
      }
    }
    return null;
  }
}
