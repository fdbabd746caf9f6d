package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Line charts. */
final class Lines {

  // Powers of ten between the ends of a wide scale and a round one.
  private static final double FEW = 5;

  private Lines() {}

  static XYChart chart(String title, int width, int height, String xTitle, String yTitle) {
    return ChartStyle.overNumbers(
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build());
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
    chart
        .getStyler()
        .setYAxisTickLabelsFormattingFunction(power -> String.format(Locale.ROOT, "1e%.0f", power));
    chart.getStyler().setYAxisTickMarkSpacingHint(34);
  }

  static XYSeries add(
      XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
    XYSeries series = Drawn.line(chart, name, x, y);
    series.setLineColor(color).setLineStyle(stroke);
    series.setMarker(SeriesMarkers.NONE).setMarkerColor(color);
    return series;
  }

  /** For a logarithmic scale: what it cannot show is a gap in the line. */
  static double[] drawable(double[] values) {
    return Arrays.stream(values).map(value -> isDrawable(value) ? value : Double.NaN).toArray();
  }

  /** What a logarithmic scale can show: not zero, not infinite, a number. */
  static boolean isDrawable(double value) {
    return value > 0 && Double.isFinite(value);
  }
}
