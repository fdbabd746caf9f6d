package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts look like alike: title, legend, frame and strokes. Colours: {@link Palette}. */
final class ChartStyle {

  static final BasicStroke SOLID =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0);

  static final BasicStroke DOTTED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {1, 4}, 0);

  /** The paper's strokes in Fig. 4: thin for training errors, bold for the others. */
  static final BasicStroke THIN = new BasicStroke(1.2f);

  static final BasicStroke BOLD =
      new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

  // XChart labels every data point where they are evenly spaced and room seems to be left.
  private static final int MOST_NUMBERS = 12;

  private ChartStyle() {}

  /** A chart whose horizontal axis names things: each keeps its name. */
  static <C extends Chart<? extends AxesChartStyler, ?>> C overNames(C chart) {
    AxesChartStyler styler = chart.getStyler();
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setChartTitleFont(TITLE)
        .setPlotBorderVisible(false)
        .setLegendPosition(LegendPosition.OutsideE)
        .setLegendBorderColor(Color.WHITE);
    return chart;
  }

  /** A chart whose horizontal axis counts. */
  static <C extends Chart<? extends AxesChartStyler, ?>> C overNumbers(C chart) {
    overNames(chart).getStyler().setXAxisMaxLabelCount(MOST_NUMBERS);
    return chart;
  }
}
