package org.residuallab.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.run.Origin;

/**
 * The gain of each rung beside its price: error against multiply-adds.
 *
 * <pre>{@code
 * var plan = RunPlan.of("climbing", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var flip = Rung.of(new Protocol.Flip(), StoredModel.read(run.folder())).on(settings.images());
 * var chart = LadderChart.of("Two views", List.of(flip));
 * }</pre>
 */
public final class LadderChart {

  private static final double MILLION = 1e6;

  private static final int LONGEST_LINE = 40;

  private LadderChart() {}

  /**
   * A dot for each rung, with Wilson's interval of 95 %; a line joins the rungs of the same
   * networks, from the cheapest on: those of crops, and those of whole pictures.
   *
   * @param title says what is seen
   * @param evaluations on the same images
   * @throws IllegalArgumentException if there is none
   */
  public static XYChart of(String title, List<Evaluation> evaluations) {
    if (evaluations.isEmpty()) {
      throw new IllegalArgumentException("there is no evaluation to draw");
    }
    XYChart chart =
        Lines.chart(title, 820, 440, "million multiply-adds, one image", "top-1 error (%)");
    chart.getStyler().setXAxisLogarithmic(true).setXAxisDecimalPattern("#,##0");
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS); // The names of rungs are long.
    double least = evaluations.stream().mapToDouble(LadderChart::millions).min().orElseThrow();
    double most = evaluations.stream().mapToDouble(LadderChart::millions).max().orElseThrow();
    chart.getStyler().setXAxisMin(Math.pow(10, Math.floor(Math.log10(least))));
    chart.getStyler().setXAxisMax(Math.pow(10, Math.floor(Math.log10(most)) + 1));
    boolean several = evaluations.stream().map(LadderChart::networksOf).distinct().count() > 1;
    int color = 0;
    for (List<Evaluation> rungs : ladders(evaluations)) {
      String name = "%s: %s".formatted(whose(rungs.get(0), several), labels(rungs));
      draw(chart, name, rungs, Palette.at(color++));
    }
    return chart;
  }

  // XChart cuts off what a line of the legend does not hold.
  private static String labels(List<Evaluation> rungs) {
    List<String> told = rungs.stream().map(each -> each.protocol().told()).toList();
    String line = String.join(", ", told);
    return line.length() <= LONGEST_LINE ? line : String.join(",\n", told);
  }

  private static List<List<Evaluation>> ladders(List<Evaluation> evaluations) {
    Map<Ladder, List<Evaluation>> ladders =
        evaluations.stream()
            .sorted(Comparator.comparingDouble(LadderChart::millions))
            .collect(Collectors.groupingBy(Ladder::of, LinkedHashMap::new, Collectors.toList()));
    return new ArrayList<>(ladders.values());
  }

  /** What the rungs of a line share; different networks may have one name. */
  private record Ladder(Map<Origin.Bits, Long> networks, boolean wholePictures) {
    static Ladder of(Evaluation evaluation) {
      return new Ladder(networksOf(evaluation), evaluation.protocol().dense());
    }
  }

  /** In any order: an ensemble has none. */
  private static Map<Origin.Bits, Long> networksOf(Evaluation evaluation) {
    return evaluation.networks().stream()
        .collect(Collectors.groupingBy(Origin::bits, Collectors.counting()));
  }

  private static void draw(XYChart chart, String name, List<Evaluation> rungs, Color color) {
    double[] costs = rungs.stream().mapToDouble(LadderChart::millions).toArray();
    double[] errors = rungs.stream().mapToDouble(each -> each.topOne().percent()).toArray();
    Lines.add(chart, name, costs, errors, color, ChartStyle.SOLID).setMarker(SeriesMarkers.CIRCLE);
    // XChart's own bars are as long above as below.
    for (Evaluation each : rungs) {
      double[] place = {millions(each), millions(each)};
      double[] interval = {each.topOne().low(), each.topOne().high()};
      String told = name + ", interval of " + each.protocol().told();
      Lines.add(chart, told, place, interval, color, ChartStyle.THIN).setShowInLegend(false);
    }
  }

  /** An ensemble's names would fill the legend; one network alone needs none of its run. */
  private static String whose(Evaluation evaluation, boolean amongOthers) {
    int size = evaluation.networks().size();
    if (size > 1) {
      return "an ensemble of " + size;
    }
    return amongOthers ? evaluation.names() : evaluation.networks().get(0).network().name();
  }

  private static double millions(Evaluation evaluation) {
    return evaluation.multiplyAdds() / MILLION;
  }
}
