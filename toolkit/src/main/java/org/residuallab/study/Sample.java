package org.residuallab.study;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.inference.TestUtils;

/**
 * The numbers that one network's runs come to, which differ in their seed alone.
 *
 * @param values one a seed
 */
public record Sample(List<Double> values) {

  /** The usual level of a test: of samples with equal true means, one in twenty passes it. */
  public static final double LEVEL = 0.05;

  public Sample {
    values = List.copyOf(values);
  }

  /** Not a number where there is no run. */
  public double mean() {
    return StatUtils.mean(array());
  }

  /**
   * Of a single run from the mean, estimated over the runs (divided by their number less one); not
   * a number where there is but one.
   */
  public double deviation() {
    return values.size() < 2 ? Double.NaN : new StandardDeviation().evaluate(array());
  }

  /** {@link #clearlyBelow(Sample, double)} at the usual {@link #LEVEL}. */
  public boolean clearlyBelow(Sample other) {
    return clearlyBelow(other, LEVEL);
  }

  /**
   * Whether this mean lies below the other by Welch's t-test, one-sided. Of one run, and of runs
   * that are all alike, the test can say nothing: never of those.
   *
   * @param level how often it may hold of samples whose true means are equal
   */
  public boolean clearlyBelow(Sample other, double level) {
    boolean canTell =
        values.size() > 1 && other.values.size() > 1 && deviation() + other.deviation() > 0;
    // Theirs is the probability on both sides.
    return canTell && mean() < other.mean() && TestUtils.tTest(array(), other.array()) / 2 <= level;
  }

  private double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
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
