package org.residuallab.chart;

import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.evaluation.Evaluation;

/**
 * What averaging over networks gains: error against how many there are.
 *
 * <pre>{@code
 * var plan = RunPlan.of("voting", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var one = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var alone = Rung.of(new Protocol.Center(), one).on(settings.images());
 * var both = Rung.of(new Protocol.Center(), one, one).on(settings.images());
 * var chart = EnsembleChart.of("Twice the same", List.of(alone), List.of(alone, both));
 * }</pre>
 */
public final class EnsembleChart {

  private EnsembleChart() {}

  /**
   * A dot for each network alone, and a line for ensembles with Wilson's intervals of 95 %.
   *
   * @param title says what is seen
   * @param alone evaluations of one network each
   * @param together evaluations of ensembles, and of the one network that they begin with
   * @throws IllegalArgumentException if one of the lists is empty
   */
  public static XYChart of(String title, List<Evaluation> alone, List<Evaluation> together) {
    if (alone.isEmpty() || together.isEmpty()) {
      throw new IllegalArgumentException("there is no evaluation to draw");
    }
    XYChart chart = Lines.chart(title, 820, 440, "networks averaged", "top-1 error (%)");
    List<Evaluation> rising =
        together.stream().sorted(Comparator.comparingInt(EnsembleChart::size)).toList();
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(size(rising.get(rising.size() - 1)) + 1.0);
    chart.getStyler().setXAxisDecimalPattern("0");
    Color color = Palette.BLUE;
    Lines.add(
            chart,
            "the first so many together",
            sizes(rising),
            errors(rising),
            color,
            ChartStyle.SOLID)
        .setMarker(SeriesMarkers.CIRCLE);
    // XChart's own bars are as long above as below.
    for (Evaluation each : rising) {
      double[] place = {size(each), size(each)};
      double[] interval = {each.topOne().low(), each.topOne().high()};
      Lines.add(chart, "interval of " + size(each), place, interval, color, ChartStyle.THIN)
          .setShowInLegend(false);
    }
    Lines.add(chart, "each alone", sizes(alone), errors(alone), Palette.VERMILION, SeriesLines.NONE)
        .setMarker(SeriesMarkers.DIAMOND);
    return chart;
  }

  private static int size(Evaluation evaluation) {
    return evaluation.networks().size();
  }

  private static double[] sizes(List<Evaluation> evaluations) {
    return evaluations.stream().mapToDouble(EnsembleChart::size).toArray();
  }

  private static double[] errors(List<Evaluation> evaluations) {
    return evaluations.stream().mapToDouble(each -> each.topOne().percent()).toArray();
  }
}
