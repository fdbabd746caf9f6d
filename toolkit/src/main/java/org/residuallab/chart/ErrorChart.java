package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.architecture.Design;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import org.residuallab.study.RunLabels;

/**
 * Error against iterations, drawn as in the paper's Fig. 4: one colour a network, thin for the
 * training error, bold for the test error. Where a run held images out, bold is for their error,
 * and the test error, which was measured at the end alone, is a dot.
 *
 * <pre>{@code
 * var runs = RunQuery.in(settings.results()).iterations(600).of(Networks.named("plain-20"), Networks.named("plain-56"));
 * var chart = ErrorChart.overSeeds("Plain networks", runs.list());
 * }</pre>
 */
public final class ErrorChart {

  private static final String VALIDATION = ", validation";
  private static final int MOST_POINTS = 300;
  private static final int HEIGHT = 440;

  /** Of XChart, in its own font. */
  private static final int LEGEND_LINE = 20;

  /** Of half a picture: its title, its axes and room for the curves. */
  private static final int BARE_HEIGHT = 280;

  private ErrorChart() {}

  /**
   * Both errors of all runs in one chart.
   *
   * @param title says what is seen
   * @param runs at least one
   */
  public static XYChart of(String title, List<RunCurves> runs) {
    XYChart chart = axes(title, 900, HEIGHT, LegendPosition.OutsideE);
    draw(chart, runs);
    return chart;
  }

  /**
   * Errors over seeds: the mean of each network's finished runs, in a shaded band of one standard
   * deviation to each side. The title names the runs that diverged: they are in no mean.
   *
   * @param title says what is seen
   * @param runs of several seeds, as a study gives them
   */
  public static XYChart overSeeds(String title, List<StoredRun> runs) {
    XYChart chart =
        axes(title + RunLabels.withoutDiverged(runs), 900, HEIGHT, LegendPosition.OutsideE);
    List<RunGroup> groups = RunGroup.of(runs);
    List<String> labels = RunLabels.ofGroups(groups);
    List<Color> colors =
        Palette.each(groups.stream().map(group -> Optional.of(ErrorChart.design(group))).toList());
    for (int i = 0; i < groups.size(); i++) {
      RunGroup group = groups.get(i);
      List<RunCurves> seeds = RunCurves.of(group.runs());
      SeedBand training = SeedBand.of(seeds, RunCurves::training);
      SeedBand validation = SeedBand.of(seeds, RunCurves::validation);
      SeedBand test = SeedBand.of(seeds, RunCurves::test);
      String name = "%s (%s)".formatted(labels.get(i), count(seeds));
      shade(chart, name + ", spread of training", training, colors.get(i));
      shade(chart, name + ", spread of validation", validation, colors.get(i));
      shade(chart, name + ", spread of test", test, colors.get(i));
      addIfAny(chart, name + ", training", training.mean(), colors.get(i), ChartStyle.THIN);
      addIfAny(chart, name + VALIDATION, validation.mean(), colors.get(i), ChartStyle.BOLD);
      addIfAny(chart, name + ", test", test.mean(), colors.get(i), ChartStyle.BOLD);
    }
    return chart;
  }

  private static String count(List<RunCurves> seeds) {
    return seeds.size() == 1 ? "1 seed" : seeds.size() + " seeds";
  }

  private static void shade(XYChart chart, String name, SeedBand band, Color color) {
    List<RunCurves.Point> outline = band.outline();
    if (outline.isEmpty()) {
      return;
    }
    Color pale = Palette.pale(color);
    add(chart, name, outline, pale, ChartStyle.THIN)
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea)
        .setFillColor(pale)
        .setShowInLegend(false);
  }

  /**
   * Two charts with one scale of errors, side by side as in Fig. 6.
   *
   * @param leftTitle title of the left one
   * @param left its runs
   * @param rightTitle title of the right one
   * @param right its runs
   */
  public static BufferedImage sideBySide(
      String leftTitle, List<RunCurves> left, String rightTitle, List<RunCurves> right) {
    double highest =
        Stream.concat(left.stream(), right.stream())
            .flatMap(run -> Stream.of(run.training(), run.validation(), run.test()))
            .flatMap(List::stream)
            .mapToDouble(RunCurves.Point::percent)
            .filter(Drawn::isDrawable)
            .max()
            .orElse(100);
    // The scale ends at the next ten above all curves.
    double top = 10 * Math.ceil(highest / 10);
    return sideBySide(leftTitle, left, rightTitle, right, top);
  }

  /**
   * The same with scales that are cut off, as the paper cuts Fig. 6 at 20 %: what curves do in the
   * end is then seen apart, and where they begin is not.
   *
   * @param top end of both scales, in percent
   * @throws IllegalArgumentException if there is nothing between zero and that
   */
  public static BufferedImage sideBySide(
      String leftTitle,
      List<RunCurves> left,
      String rightTitle,
      List<RunCurves> right,
      double top) {
    if (!(top > 0) || !Double.isFinite(top)) {
      throw new IllegalArgumentException("a scale that begins at zero cannot end at " + top);
    }
    int one = lines(half(leftTitle, left, top, HEIGHT));
    int other = lines(half(rightTitle, right, top, HEIGHT));
    // Each is as high as its legend needs it, so that both scales are as high.
    int most = Math.max(one, other);
    int bare = Math.max(HEIGHT - LEGEND_LINE * most, BARE_HEIGHT);
    return Panels.of(
        2,
        List.of(
            half(leftTitle, left, top, bare + LEGEND_LINE * one),
            half(rightTitle, right, top, bare + LEGEND_LINE * other)));
  }

  private static int lines(XYChart chart) {
    return chart.getSeriesCollection().size();
  }

  private static XYChart half(String title, List<RunCurves> runs, double top, int height) {
    XYChart chart = axes(title, 560, height, LegendPosition.OutsideS);
    chart.getStyler().setYAxisMax(top);
    draw(chart, runs);
    return chart;
  }

  private static void draw(XYChart chart, List<RunCurves> runs) {
    List<Color> colors = Palette.each(runs.stream().map(RunCurves::design).toList());
    for (int i = 0; i < runs.size(); i++) {
      RunCurves run = runs.get(i);
      addIfAny(chart, run.network() + ", training", run.training(), colors.get(i), ChartStyle.THIN);
      addIfAny(chart, run.network() + VALIDATION, run.validation(), colors.get(i), ChartStyle.BOLD);
      addIfAny(chart, run.network() + ", test", run.test(), colors.get(i), ChartStyle.BOLD);
    }
  }

  private static Design design(RunGroup group) {
    return group.runs().get(0).record().network();
  }

  private static XYChart axes(String title, int width, int height, LegendPosition legend) {
    XYChart chart = Lines.chart(title, width, height, "iterations (mini-batches)", "error (%)");
    chart.getStyler().setLegendPosition(legend);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("#,##0");
    return chart;
  }

  private static void addIfAny(
      XYChart chart, String name, List<RunCurves.Point> points, Color color, BasicStroke stroke) {
    if (!points.isEmpty()) {
      add(chart, name, points, color, stroke);
    }
  }

  private static XYSeries add(
      XYChart chart, String name, List<RunCurves.Point> all, Color color, BasicStroke stroke) {
    List<RunCurves.Point> points = drawn(all);
    XYSeries series =
        Lines.add(
            chart,
            name,
            points.stream().mapToDouble(RunCurves.Point::iteration).toArray(),
            points.stream().mapToDouble(RunCurves.Point::percent).toArray(),
            color,
            stroke);
    // A line of one point cannot be seen.
    if (points.size() == 1) {
      series.setMarker(SeriesMarkers.CIRCLE);
    }
    return series;
  }

  // A thin line of more points than the chart has columns looks like a bold one.
  private static List<RunCurves.Point> drawn(List<RunCurves.Point> points) {
    int step = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
    return IntStream.range(0, points.size())
        .filter(i -> step <= 1 || i % step == 0 || i == points.size() - 1)
        .mapToObj(points::get)
        .toList();
  }
}
