package org.residuallab.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.residuallab.run.Metrics;
import org.residuallab.run.MetricsFile;

/**
 * How far the errors of two curves of the same run may be apart when they were computed
 * differently. As long as the losses are equal to all their digits so is the network, but for
 * rounding, and errors may differ by an image that is between two classes; later by more.
 *
 * @param contradiction the first iteration up to which all losses are equal, and of which errors
 *     are not
 * @param training largest difference of the mean training error over a tenth of the iterations, in
 *     points
 * @param trainingAllowed of it
 * @param measured how often both measured an error on images that are not trained on
 * @param mean difference of the means of these errors, in points
 * @param meanAllowed of it
 */
record ErrorTolerance(
    OptionalInt contradiction,
    double training,
    double trainingAllowed,
    int measured,
    double mean,
    double meanAllowed) {

  /** Points; and as many images, which are much where there are few. */
  private static final double TRAINING = 5;

  /** A single measurement at a high rate is a matter of luck; their mean much less so. */
  private static final double MEASURED = 10;

  private static final double IMAGES = 3;
  private static final int TENTHS = 10;

  /** Of a measurement on many images, one in a thousand may change sides. */
  private static final double SHARE = 0.1;

  /**
   * Of equally many rows.
   *
   * @param batch images of a mini-batch
   * @param tested images of a measurement
   */
  static ErrorTolerance between(List<Metrics> one, List<Metrics> other, int batch, int tested) {
    int count = Math.min(one.size(), other.size());
    int tenths = Math.min(TENTHS, count);
    double training = 0;
    for (int tenth = 0; tenth < tenths; tenth++) {
      int from = tenth * count / tenths;
      int to = (tenth + 1) * count / tenths;
      training = Math.max(training, apart(training(one, from, to), training(other, from, to)));
    }
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      both(one.get(i).testError(), other.get(i).testError(), first, second);
      both(one.get(i).validationError(), other.get(i).validationError(), first, second);
    }
    int smallestTenth = tenths == 0 ? 1 : count / tenths;
    return new ErrorTolerance(
        contradiction(one.subList(0, count), other, batch, tested),
        training,
        TRAINING + IMAGES * 100 / ((double) smallestTenth * batch),
        first.size(),
        first.isEmpty() ? 0 : apart(mean(first), mean(second)),
        MEASURED + IMAGES * 100 / tested);
  }

  boolean trainingHolds() {
    return training <= trainingAllowed;
  }

  boolean meanHolds() {
    return mean <= meanAllowed;
  }

  private static OptionalInt contradiction(
      List<Metrics> one, List<Metrics> other, int batch, int tested) {
    double image = 100.0 / batch;
    double measured = Math.max(SHARE, 100.0 / tested);
    for (int i = 0; i < one.size(); i++) {
      Metrics then = one.get(i);
      Metrics now = other.get(i);
      if (!loss(then).equals(loss(now))) {
        return OptionalInt.empty();
      }
      if (isApart(then.trainingError(), now.trainingError(), image)
          || isApart(then.testError(), now.testError(), measured)
          || isApart(then.validationError(), now.validationError(), measured)) {
        return OptionalInt.of(then.iteration());
      }
    }
    return OptionalInt.empty();
  }

  private static String loss(Metrics row) {
    return MetricsFile.lossOf(row);
  }

  private static boolean isApart(OptionalDouble one, OptionalDouble other, double allowed) {
    return one.isPresent()
        && other.isPresent()
        && isApart(one.getAsDouble(), other.getAsDouble(), allowed);
  }

  // The file has four digits.
  private static boolean isApart(double one, double other, double allowed) {
    return apart(one, other) > allowed + 1e-3;
  }

  private static void both(
      OptionalDouble one, OptionalDouble other, List<Double> first, List<Double> second) {
    if (one.isPresent() && other.isPresent()) {
      first.add(one.getAsDouble());
      second.add(other.getAsDouble());
    }
  }

  private static double training(List<Metrics> rows, int from, int to) {
    return mean(rows.subList(from, to).stream().map(Metrics::trainingError).toList());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  // Not-a-number is never within a tolerance.
  private static double apart(double one, double other) {
    double difference = Math.abs(one - other);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }
}
