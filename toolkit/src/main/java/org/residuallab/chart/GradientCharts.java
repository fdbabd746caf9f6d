package org.residuallab.chart;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.residuallab.probe.GradientNorm;

/**
 * Norms of gradients against depth and time.
 *
 * <pre>{@code
 * var norms = Probes.gradients(RunQuery.in(settings.results()).iterations(16000).seeds(1).of(Networks.named("plain-56")).one());
 * var chart = GradientCharts.heatMap("plain-56", GradientMeasure.RELATIVE, norms, norms);
 * }</pre>
 */
public final class GradientCharts {

  private GradientCharts() {}

  /**
   * A line of the chart.
   *
   * @param name in the legend
   * @param norms of one network; those of its shortcuts' projections are left out
   * @param iteration the one to draw
   */
  public record Line(String name, List<GradientNorm> norms, int iteration) {

    /** The norms to draw, from the input on. */
    List<GradientNorm> layers() {
      return onTheWay(norms).stream().filter(norm -> norm.iteration() == iteration).toList();
    }
  }

  /**
   * Norms against depth, on a logarithmic scale. Layers whose gradient is zero, infinite or no
   * number are left out.
   *
   * @param title says what is seen
   * @param measure what to draw of the gradients
   * @param lines at least one
   * @throws IllegalArgumentException if there is nothing that such a scale can show
   */
  public static XYChart againstDepth(String title, GradientMeasure measure, List<Line> lines) {
    XYChart chart =
        Lines.chart(title, 900, 420, "weighted layer, counted from the image", measure.label());
    chart.getStyler().setYAxisLogarithmic(true);
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < lines.size(); i++) {
      List<GradientNorm> layers = lines.get(i).layers();
      int[] drawn =
          IntStream.range(0, layers.size())
              .filter(layer -> Lines.isDrawable(measure.of(layers.get(layer))))
              .toArray();
      if (drawn.length > 0) {
        double[] x = IntStream.of(drawn).mapToDouble(layer -> layer + 1).toArray();
        double[] y =
            IntStream.of(drawn).mapToDouble(layer -> measure.of(layers.get(layer))).toArray();
        smallest = Math.min(smallest, java.util.Arrays.stream(y).min().orElseThrow());
        largest = Math.max(largest, java.util.Arrays.stream(y).max().orElseThrow());
        Lines.add(chart, lines.get(i).name(), x, y, Palette.at(i), ChartStyle.SOLID);
      }
    }
    if (largest == 0) {
      throw new IllegalArgumentException("no gradients to draw at these iterations");
    }
    Lines.logarithmic(chart, smallest, largest);
    chart.getStyler().setXAxisDecimalPattern("0");
    return chart;
  }

  /**
   * A map of layers and iterations; a colour is the norm's power of ten.
   *
   * @param title says what is seen
   * @param measure what to draw of the gradients
   * @param norms of one network at several iterations
   * @param scale norms whose range the colours span: of all networks whose maps are to be compared
   */
  public static HeatMapChart heatMap(
      String title, GradientMeasure measure, List<GradientNorm> norms, List<GradientNorm> scale) {
    List<GradientNorm> drawn = onTheWay(norms);
    List<Integer> iterations = drawn.stream().map(GradientNorm::iteration).distinct().toList();
    List<String> layers = drawn.stream().map(GradientNorm::layer).distinct().toList();
    List<Number[]> cells = new ArrayList<>();
    for (GradientNorm norm : drawn) {
      double value = measure.of(norm);
      if (Lines.isDrawable(value)) {
        cells.add(
            new Number[] {
              iterations.indexOf(norm.iteration()), layers.indexOf(norm.layer()), Math.log10(value)
            });
      }
    }
    DoubleSummaryStatistics powers =
        onTheWay(scale).stream()
            .mapToDouble(measure::of)
            .filter(Lines::isDrawable)
            .map(Math::log10)
            .summaryStatistics();
    HeatMapChart chart =
        ChartStyle.overNumbers(
            new HeatMapChartBuilder()
                .width(900)
                .height(420)
                .title("%s: %s (colour: power of ten)".formatted(title, measure.label()))
                .xAxisTitle("iteration")
                .yAxisTitle("weighted layer, counted from the image")
                .build());
    chart.getStyler().setRangeColors(Palette.coldToWarm()).setDrawBorder(false);
    if (powers.getCount() > 0) {
      chart.getStyler().setMin(Math.floor(powers.getMin())).setMax(Math.ceil(powers.getMax()));
    }
    chart.getStyler().setPlotGridLinesVisible(false);
    List<Integer> numbers = IntStream.rangeClosed(1, layers.size()).boxed().toList();
    Drawn.cells(chart, measure.label(), iterations, numbers, cells);
    return chart;
  }

  private static List<GradientNorm> onTheWay(List<GradientNorm> norms) {
    return norms.stream().filter(GradientNorm::isOnTheWay).toList();
  }
}
