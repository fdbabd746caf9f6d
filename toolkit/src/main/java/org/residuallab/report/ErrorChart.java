package org.residuallab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Error against iterations, drawn as in the paper's Fig. 1, 4 and 6: one colour a network, thin for
 * the training error, bold for the test error.
 */
public final class ErrorChart {

  private static final BasicStroke THIN = new BasicStroke(1.2f);
  private static final BasicStroke BOLD =
      new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private ErrorChart() {}

  /**
   * Both errors of all runs in one chart.
   *
   * @param title says what is seen, with the data's name
   * @param runs at least one
   */
  public static XYChart of(String title, List<RunCurves> runs) {
    XYChart chart = axes(title);
    for (int i = 0; i < runs.size(); i++) {
      RunCurves run = runs.get(i);
      add(chart, run.network() + ", training", run.training(), Palette.at(i), THIN);
      add(chart, run.network() + ", test", run.test(), Palette.at(i), BOLD);
    }
    return chart;
  }

  private static XYChart axes(String title) {
    XYChart chart =
        new XYChartBuilder()
            .width(820)
            .height(480)
            .title(title)
            .xAxisTitle("iterations (mini-batches)")
            .yAxisTitle("error (%)")
            .build();
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15))
        .setLegendPosition(Styler.LegendPosition.OutsideE)
        .setLegendBorderColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setXAxisMin(0.0);
    return chart;
  }

  private static void add(
      XYChart chart, String name, List<RunCurves.Point> points, Color color, BasicStroke stroke) {
    if (points.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            name,
            points.stream().mapToDouble(RunCurves.Point::iteration).toArray(),
            points.stream().mapToDouble(RunCurves.Point::percent).toArray());
    series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(stroke);
  }
}
