package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.experiment.Lesion;
import org.residuallab.experiment.Lesions;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What is left of networks when blocks are taken out; plain networks dashed.
 *
 * <pre>{@code
 * var plan = RunPlan.of("patient", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var model = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var lesions = Lesions.oneByOne(model, settings.images().test().range(0, 8), ProgressListener.NONE);
 * var chart = LesionCharts.oneByOne("One block out", List.of(lesions));
 * }</pre>
 */
public final class LesionCharts {

  private LesionCharts() {}

  /**
   * Errors with one block out, against which; the level line is the whole network's.
   *
   * @param title says what is seen
   * @param networks each with one block out at a time
   */
  public static XYChart oneByOne(String title, List<Lesions> networks) {
    XYChart chart = chart(title, "block taken out, counted from the image");
    List<Color> colors = colors(networks);
    for (int i = 0; i < networks.size(); i++) {
      Lesions each = networks.get(i);
      double[] x = each.lesions().stream().mapToDouble(lesion -> place(each, lesion)).toArray();
      Lines.add(chart, each.network().name(), x, errors(each), colors.get(i), stroke(each))
          .setMarker(SeriesMarkers.CIRCLE);
      double[] ends = {1, Math.max(2, each.blocks().size())};
      double[] level = {each.whole().percent(), each.whole().percent()};
      Lines.add(
              chart, each.network().name() + ", whole", ends, level, colors.get(i), ChartStyle.THIN)
          .setShowInLegend(false);
    }
    return chart;
  }

  /**
   * Errors with several blocks out, against how many: a dot for each draw, and a line through the
   * means, which begins at the whole network.
   *
   * @param title says what is seen
   * @param networks each with several blocks out at a time
   */
  public static XYChart several(String title, List<Lesions> networks) {
    XYChart chart = chart(title, "blocks taken out");
    List<Color> colors = colors(networks);
    for (int i = 0; i < networks.size(); i++) {
      Lesions each = networks.get(i);
      Color color = colors.get(i);
      TreeMap<Integer, Double> means =
          each.lesions().stream()
              .collect(
                  Collectors.groupingBy(
                      lesion -> lesion.removed().size(),
                      TreeMap::new,
                      Collectors.averagingDouble(lesion -> lesion.error().percent())));
      means.put(0, each.whole().percent());
      double[] x = means.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
      double[] y = means.values().stream().mapToDouble(Double::doubleValue).toArray();
      Lines.add(chart, each.network().name(), x, y, color, stroke(each));
      double[] counts =
          each.lesions().stream().mapToDouble(lesion -> lesion.removed().size()).toArray();
      Lines.add(
              chart,
              each.network().name() + ", draws",
              counts,
              errors(each),
              color,
              SeriesLines.NONE)
          .setMarker(SeriesMarkers.CIRCLE)
          .setShowInLegend(false);
    }
    return chart;
  }

  private static List<Color> colors(List<Lesions> networks) {
    return Palette.each(networks.stream().map(each -> Optional.of(each.network())).toList());
  }

  private static XYChart chart(String title, String xTitle) {
    XYChart chart = Lines.chart(title, 900, 420, xTitle, "top-1 error (%)");
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    chart.getStyler().setXAxisDecimalPattern("0").setMarkerSize(5);
    return chart;
  }

  private static BasicStroke stroke(Lesions network) {
    return network.network().hasShortcuts() ? ChartStyle.SOLID : ChartStyle.DASHED;
  }

  private static int place(Lesions network, Lesion lesion) {
    return network.blocks().indexOf(lesion.removed().get(0)) + 1;
  }

  private static double[] errors(Lesions network) {
    return network.lesions().stream().mapToDouble(lesion -> lesion.error().percent()).toArray();
  }

  /** Errors in percent of the whole network, and with one block out: median, least and most. */
  public static Table table(List<Lesions> networks) {
    StringColumn name = StringColumn.create("network");
    IntColumn blocks = Decimals.ints("blocks");
    DoubleColumn whole = Decimals.column("whole (%)", 2);
    DoubleColumn least = Decimals.column("least (%)", 2);
    DoubleColumn median = Decimals.column("median (%)", 2);
    DoubleColumn most = Decimals.column("most (%)", 2);
    StringColumn worst = StringColumn.create("most without");
    for (Lesions each : networks) {
      double[] errors = errors(each);
      double[] sorted = Arrays.stream(errors).sorted().toArray();
      name.append(each.network().name());
      blocks.append(each.blocks().size());
      whole.append(each.whole().percent());
      if (errors.length == 0) { // No block of it can be taken out.
        least.appendMissing();
        median.appendMissing();
        most.appendMissing();
        worst.appendMissing();
        continue;
      }
      least.append(sorted[0]);
      median.append((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
      most.append(sorted[sorted.length - 1]);
      worst.append(each.lesions().get(largest(errors)).removed().get(0).toString());
    }
    return Table.create("One block out", name, blocks, whole, least, median, most, worst);
  }

  private static int largest(double[] values) {
    return IntStream.range(0, values.length)
        .reduce((a, b) -> values[b] > values[a] ? b : a)
        .orElseThrow();
  }
}
