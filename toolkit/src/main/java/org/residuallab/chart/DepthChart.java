package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import org.residuallab.study.RunLabels;
import org.residuallab.study.Sample;

/**
 * Final errors against depth, plain networks beside residual ones: degradation at a glance.
 *
 * <pre>{@code
 * var runs = RunQuery.in(settings.results()).iterations(600).list();
 * var chart = DepthChart.of("After 600 iterations", runs);
 * }</pre>
 */
public final class DepthChart {

  private DepthChart() {}

  /** What the networks of a line share; they differ in their depth. */
  private record Line(
      ShortcutOption option, String budget, Recipe recipe, String sha256, String images) {
    static Line of(RunGroup group) {
      RunRecord run = group.runs().get(0).record();
      return new Line(
          run.network().shortcuts(),
          group.budget(),
          run.recipe().apartFromWarmUp(),
          run.data().sha256(),
          run.data().source().brief(run.data().fingerprint()));
    }
  }

  /** A network's error, its mean and its deviation over the seeds. */
  private record Dot(int depth, Sample error) {}

  /**
   * A dot for each network, the mean over its seeds, with a bar of one standard deviation to each
   * side; solid lines join training errors, dashed ones test errors.
   *
   * @param title says what is seen
   * @param runs of the paper's CIFAR-10 networks, a line for each shortcut option, recipe and set
   *     of images; others are left out
   * @throws IllegalArgumentException if no finished run is among them
   */
  public static XYChart of(String title, List<StoredRun> runs) {
    XYChart chart =
        Lines.chart(
            title + RunLabels.withoutDiverged(runs),
            820,
            440,
            "weighted layers",
            "error at the end (%)");
    chart.getStyler().setXAxisDecimalPattern("0");
    Map<Line, List<RunGroup>> lines =
        RunGroup.of(runs).stream()
            .filter(group -> isThePapers(network(group)))
            .collect(Collectors.groupingBy(Line::of, LinkedHashMap::new, Collectors.toList()));
    List<Line> all = lines.keySet().stream().sorted(Comparator.comparing(Line::option)).toList();
    for (Line line : all) {
      draw(chart, name(line, all), lines.get(line), Palette.at(color(line, all)));
    }
    if (chart.getSeriesCollection().isEmpty()) {
      throw new IllegalArgumentException("there is no finished run of a plain-N or resnet-N");
    }
    return chart;
  }

  private static Design network(RunGroup group) {
    return group.runs().get(0).record().network();
  }

  // Of the paper's width; one of another width is no neighbour of theirs.
  private static boolean isThePapers(Design design) {
    return design.fold(DepthChart::isThePapers, unwritten -> false);
  }

  private static boolean isThePapers(Network network) {
    if (network.depth() < 8 || network.depth() % 6 != 2) {
      return false;
    }
    Architecture papers =
        CifarFamily.resnet(network.depth())
            .with(network.shortcuts())
            .withInput(network.input())
            .withClasses(network.classes())
            .architecture();
    // Where option A puts its zeros, the paper does not say.
    return Stream.of(ZeroChannels.values())
        .anyMatch(zeros -> papers.with(zeros).network().nodes().equals(network.nodes()));
  }

  /** Lines that differ in nothing that is said are numbered. */
  private static String name(Line line, List<Line> all) {
    String name = kind(line, all);
    List<Line> namesakes = all.stream().filter(each -> kind(each, all).equals(name)).toList();
    return namesakes.size() == 1
        ? name
        : "%s, recipe %d of %d".formatted(name, namesakes.indexOf(line) + 1, namesakes.size());
  }

  private static String kind(Line line, List<Line> all) {
    boolean residual = line.option() != ShortcutOption.NONE;
    long options =
        all.stream().map(Line::option).filter(o -> o != ShortcutOption.NONE).distinct().count();
    long budgets = all.stream().map(Line::budget).distinct().count();
    long images = all.stream().map(Line::sha256).distinct().count();
    return (residual ? "resnet" : "plain")
        + (residual && options > 1 ? " " + line.option() : "")
        + (budgets > 1 ? ", " + line.budget() : "")
        + (images > 1 ? ", " + line.images() : "");
  }

  // Residual networks have the even colours, plain ones the odd.
  private static int color(Line line, List<Line> all) {
    boolean plain = line.option() == ShortcutOption.NONE;
    List<Line> kind =
        all.stream().filter(each -> (each.option() == ShortcutOption.NONE) == plain).toList();
    return 2 * kind.indexOf(line) + (plain ? 1 : 0);
  }

  private static void draw(XYChart chart, String name, List<RunGroup> groups, Color color) {
    add(chart, name + ", training", dots(groups, RunGroup::trainingError), color, ChartStyle.SOLID);
    add(chart, name + ", test", dots(groups, RunGroup::testError), color, ChartStyle.DASHED);
  }

  private static List<Dot> dots(List<RunGroup> groups, Function<RunGroup, Sample> error) {
    return groups.stream()
        .filter(group -> !error.apply(group).values().isEmpty())
        .map(group -> new Dot(network(group).network().depth(), error.apply(group)))
        .sorted(Comparator.comparingInt(Dot::depth))
        .toList();
  }

  private static void add(
      XYChart chart, String name, List<Dot> dots, Color color, BasicStroke stroke) {
    if (dots.isEmpty()) {
      return;
    }
    Drawn.line(
            chart,
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
