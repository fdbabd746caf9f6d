package org.residuallab.chart;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.series.Series;

/**
 * The door through which all series enter a chart. XChart refuses a name that it has, what is empty
 * and what is infinite, and looks for ever for labels between huge numbers that are almost equal.
 * So a second series of a name is numbered, and what cannot be drawn is a gap, of which the legend
 * tells.
 */
final class Drawn {

  /** From 1e15 on, XChart was seen to hang; on powers of ten it does not. */
  private static final double LARGEST = 1e12;

  private static final double[] NOWHERE = {Double.NaN};

  private Drawn() {}

  /** A line, or a gap where there is no point at all. */
  static XYSeries line(XYChart chart, String name, double[] x, double[] y) {
    return x.length == 0
        ? chart.addSeries(free(name, chart.getSeriesCollection()), new double[] {0}, NOWHERE)
        : chart.addSeries(named(chart, name, y), x, seen(chart, y));
  }

  /** A line with bars around its points; a bar that cannot be drawn has no length. */
  static XYSeries line(XYChart chart, String name, double[] x, double[] y, double[] bars) {
    double[] drawn = Arrays.stream(bars).map(bar -> isDrawable(bar, LARGEST) ? bar : 0).toArray();
    return x.length == 0
        ? line(chart, name, x, y)
        : chart.addSeries(named(chart, name, y), x, seen(chart, y), drawn);
  }

  /** Bars over names; nothing where there are none. */
  static void bars(
      CategoryChart chart,
      String name,
      List<String> categories,
      List<Double> values,
      Consumer<CategorySeries> style) {
    if (!categories.isEmpty()) {
      double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
      List<Double> drawn =
          values.stream().map(value -> isDrawable(value, LARGEST) ? value : Double.NaN).toList();
      String own = free(told(name, all, LARGEST), chart.getSeriesCollection());
      style.accept(chart.addSeries(own, categories, drawn));
    }
  }

  /** The cells of a map, each a column, a row and a value; an empty frame where there are none. */
  static void cells(
      HeatMapChart chart, String name, List<?> columns, List<?> rows, List<Number[]> cells) {
    if (!cells.isEmpty()) {
      chart.addSeries(name, columns, rows, cells);
    }
  }

  /** Whether a linear scale can show it. */
  static boolean isDrawable(double value) {
    return isDrawable(value, LARGEST);
  }

  private static boolean isDrawable(double value, double largest) {
    return Math.abs(value) <= largest; // Not-a-number never is.
  }

  private static double largest(XYChart chart) {
    return chart.getStyler().isYAxisLogarithmic() ? Double.MAX_VALUE : LARGEST;
  }

  private static double[] seen(XYChart chart, double[] values) {
    double largest = largest(chart);
    return Arrays.stream(values)
        .map(value -> isDrawable(value, largest) ? value : Double.NaN)
        .toArray();
  }

  private static String named(XYChart chart, String name, double[] values) {
    return free(told(name, values, largest(chart)), chart.getSeriesCollection());
  }

  private static String told(String name, double[] values, double largest) {
    DoublePredicate drawable = value -> isDrawable(value, largest);
    long left = Arrays.stream(values).filter(drawable.negate()).count();
    return left == 0
        ? name
        : "%s (%s of %s points not drawable)".formatted(name, left, values.length);
  }

  private static String free(String name, Collection<? extends Series> taken) {
    Set<String> names = taken.stream().map(Series::getName).collect(Collectors.toSet());
    String own = name;
    for (int n = 2; names.contains(own); n++) {
      own = name + " (" + n + ")";
    }
    return own;
  }
}
