package org.residuallab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Line charts in the project's style. */
final class Lines {

  static final BasicStroke SOLID =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0);

  // Powers of ten between the ends of a wide scale and a round one.
  private static final double FEW = 5;

  // XChart labels every data point where they are evenly spaced and room seems to be left.
  private static final int MOST_LABELS = 12;

  private Lines() {}

  static XYChart chart(String title, int width, int height, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15))
        .setLegendPosition(LegendPosition.OutsideE)
        .setLegendBorderColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setXAxisMaxLabelCount(MOST_LABELS);
    return chart;
  }

  /** A scale of powers of ten around the values. */
  static void logarithmic(XYChart chart, double smallest, double largest) {
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(smallest))));
    chart.getStyler().setYAxisMax(Math.pow(10, Math.ceil(Math.log10(largest))));
  }

  /**
   * A scale for so many powers of ten that each must not have its own lines: the values drawn are
   * logarithms, and the labels say what they stand for.
   */
  static void wideLogarithmic(XYChart chart, double smallest, double largest) {
    chart.getStyler().setYAxisMin(FEW * Math.floor(Math.log10(smallest) / FEW));
    chart.getStyler().setYAxisMax(FEW * Math.ceil(Math.log10(largest) / FEW));
    chart.getStyler().setYAxisTickLabelsFormattingFunction("1e%.0f"::formatted);
    chart.getStyler().setYAxisTickMarkSpacingHint(34);
  }

  static XYSeries add(
      XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(color).setLineStyle(stroke);
    series.setMarker(SeriesMarkers.NONE).setMarkerColor(color);
    return series;
  }

  /** What a logarithmic scale can show: not zero, not infinite, a number. */
  static boolean isDrawable(double value) {
    return value > 0 && Double.isFinite(value);
  }
}
