package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.residuallab.architecture.Design;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.Probes;
import org.residuallab.run.StoredRun;

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
   * A line of the chart. Lines of one network have its colour.
   *
   * @param name in the legend
   * @param network whose norms these are; empty for a graph that is none of the toolkit's
   * @param norms of one network; those of its shortcuts' projections are left out
   * @param iteration the one to draw
   */
  public record Line(
      String name, Optional<Design> network, List<GradientNorm> norms, int iteration) {

    /** A line of a graph that is known by its name alone. */
    public Line(String name, List<GradientNorm> norms, int iteration) {
      this(name, Optional.empty(), norms, iteration);
    }

    /**
     * The norms that a run's probe left at one iteration.
     *
     * @throws IllegalArgumentException if the run has none, or they are damaged
     * @throws IOException if they cannot be read
     */
    public static Line of(StoredRun run, int iteration) throws IOException {
      Design network = run.record().network();
      return new Line(
          String.format(Locale.ROOT, "%s, iteration %,d", network.name(), iteration),
          Optional.of(network),
          Probes.gradients(run),
          iteration);
    }

    /** The norms to draw, from the input on. */
    List<GradientNorm> layers() {
      return onTheWay(norms).stream().filter(norm -> norm.iteration() == iteration).toList();
    }

    private boolean isOfOneNetworkWith(Line other) {
      return network.isPresent() && network.equals(other.network);
    }
  }

  /**
   * Norms against depth, on a logarithmic scale; of several lines of one network the last is solid,
   * those before it dashed. A layer whose gradient is zero, infinite or no number is a gap.
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
    List<Color> colors = colors(lines);
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    for (int i = 0; i < lines.size(); i++) {
      List<GradientNorm> layers = lines.get(i).layers();
      double[] y =
          Lines.drawable(layers.stream().mapToDouble(layer -> measure.of(layer)).toArray());
      double[] drawn = DoubleStream.of(y).filter(Lines::isDrawable).toArray();
      if (drawn.length > 0) {
        double[] x = IntStream.rangeClosed(1, y.length).mapToDouble(layer -> layer).toArray();
        DoubleStream.of(drawn).forEach(range);
        BasicStroke stroke = isFollowed(i, lines) ? ChartStyle.DASHED : ChartStyle.SOLID;
        Lines.add(chart, lines.get(i).name(), x, y, colors.get(i), stroke);
      }
    }
    if (range.getCount() == 0) {
      throw new IllegalArgumentException("no gradients to draw at these iterations");
    }
    Lines.logarithmic(chart, range.getMin(), range.getMax());
    chart.getStyler().setXAxisDecimalPattern("0");
    return chart;
  }

  private static boolean isFollowed(int i, List<Line> lines) {
    return lines.stream().skip(i + 1L).anyMatch(lines.get(i)::isOfOneNetworkWith);
  }

  private static List<Color> colors(List<Line> lines) {
    List<Line> firsts = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Line line : lines) {
      int place =
          IntStream.range(0, firsts.size())
              .filter(first -> firsts.get(first).isOfOneNetworkWith(line))
              .findFirst()
              .orElse(firsts.size());
      if (place == firsts.size()) {
        firsts.add(line);
      }
      places.add(place);
    }
    List<Color> each = Palette.each(firsts.stream().map(Line::network).toList());
    return places.stream().map(each::get).toList();
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
