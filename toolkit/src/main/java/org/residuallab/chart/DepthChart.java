package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import org.residuallab.study.Sample;

/** Final errors against depth, plain networks beside residual ones: degradation at a glance. */
public final class DepthChart {

  private static final Pattern NAME = Pattern.compile("(plain|resnet)-(\\d+)");

  private DepthChart() {}

  /** A network's error, its mean and its deviation over the seeds. */
  private record Dot(int depth, Sample error) {}

  /**
   * A dot for each network, the mean over its seeds, with a bar of one standard deviation to each
   * side; solid lines join training errors, dashed ones test errors.
   *
   * @param title says what is seen
   * @param runs of the paper's CIFAR-10 networks at one budget; others are left out
   * @throws IllegalArgumentException if no finished run is among them
   */
  public static XYChart of(String title, List<StoredRun> runs) {
    XYChart chart = Lines.chart(title, 820, 440, "weighted layers", "error at the end (%)");
    chart.getStyler().setXAxisDecimalPattern("0");
    List<RunGroup> groups = RunGroup.of(runs);
    draw(chart, "plain", groups, Palette.at(1));
    draw(chart, "resnet", groups, Palette.at(0));
    if (chart.getSeriesCollection().isEmpty()) {
      throw new IllegalArgumentException("there is no finished run of a plain-N or resnet-N");
    }
    return chart;
  }

  private static void draw(XYChart chart, String family, List<RunGroup> groups, Color color) {
    add(
        chart,
        family + ", training",
        dots(family, groups, RunGroup::trainingError),
        color,
        ChartStyle.SOLID);
    add(
        chart,
        family + ", test",
        dots(family, groups, RunGroup::testError),
        color,
        ChartStyle.DASHED);
  }

  private static List<Dot> dots(
      String family, List<RunGroup> groups, Function<RunGroup, Sample> error) {
    List<Dot> dots = new ArrayList<>();
    for (RunGroup group : groups) {
      Matcher name = NAME.matcher(group.network());
      if (name.matches()
          && name.group(1).equals(family)
          && !error.apply(group).values().isEmpty()) {
        dots.add(new Dot(Integer.parseInt(name.group(2)), error.apply(group)));
      }
    }
    dots.sort(Comparator.comparingInt(Dot::depth));
    return dots;
  }

  private static void add(
      XYChart chart, String name, List<Dot> dots, Color color, BasicStroke stroke) {
    if (dots.isEmpty()) {
      return;
    }
    chart
        .addSeries(
            name,
            dots.stream().mapToDouble(Dot::depth).toArray(),
            dots.stream().mapToDouble(dot -> dot.error().mean()).toArray(),
            dots.stream().mapToDouble(dot -> bar(dot.error())).toArray())
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(color)
        .setLineColor(color)
        .setLineStyle(stroke);
  }

  // One seed has no deviation, and no bar.
  private static double bar(Sample error) {
    return error.values().size() > 1 ? error.deviation() : 0;
  }
}
