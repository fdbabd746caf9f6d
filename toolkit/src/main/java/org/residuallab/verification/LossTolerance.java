package org.residuallab.verification;

import java.util.List;
import java.util.stream.IntStream;
import org.residuallab.run.Metrics;

/**
 * How far two loss curves of the same run may be apart when they were computed differently.
 *
 * @param first relative difference of the loss in the first iteration, before any update: other
 *     weights or images show here
 * @param start largest relative difference in the iterations after it, where rounding has not been
 *     magnified much
 * @param curve largest relative difference of the mean loss over a tenth of the iterations
 */
record LossTolerance(double first, double start, double curve) {

  /** Iterations compared one by one. */
  static final int START = 3;

  static final double FIRST_ALLOWED = 0.001;

  /** Plain-56 with batches of 16, with one thread instead of two: 0.25 %. */
  static final double START_ALLOWED = 0.01;

  /** ResNet-20 in 600 iterations on CIFAR-10, with one thread instead of two: 2.4 %. */
  static final double CURVE_ALLOWED = 0.1;

  private static final int TENTHS = 10;

  /** Rows to compare. Where both diverged at once, that they did is compared by itself. */
  private static int numbers(List<Metrics> one, List<Metrics> other) {
    int count = Math.min(one.size(), other.size());
    return count > 0 && isNoNumber(one.get(count - 1)) && isNoNumber(other.get(count - 1))
        ? count - 1
        : count;
  }

  private static boolean isNoNumber(Metrics row) {
    return !Double.isFinite(row.loss());
  }

  static LossTolerance between(List<Metrics> one, List<Metrics> other) {
    int count = numbers(one, other);
    double first = count == 0 ? 0 : relative(one.get(0).loss(), other.get(0).loss());
    double start =
        IntStream.range(1, Math.min(START, count))
            .mapToDouble(i -> relative(one.get(i).loss(), other.get(i).loss()))
            .max()
            .orElse(0);
    int tenths = Math.min(TENTHS, count);
    double curve =
        IntStream.range(0, tenths)
            .mapToDouble(
                tenth -> {
                  int from = tenth * count / tenths;
                  int to = (tenth + 1) * count / tenths;
                  return relative(mean(one.subList(from, to)), mean(other.subList(from, to)));
                })
            .max()
            .orElse(0);
    return new LossTolerance(first, start, curve);
  }

  boolean startHolds() {
    return first <= FIRST_ALLOWED && start <= START_ALLOWED;
  }

  boolean curveHolds() {
    return curve <= CURVE_ALLOWED;
  }

  private static double mean(List<Metrics> rows) {
    return rows.stream().mapToDouble(Metrics::loss).average().orElse(Double.NaN);
  }

  // Not-a-number is never within a tolerance.
  private static double relative(double one, double other) {
    double difference = Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
    return one == other ? 0 : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }
}
