package org.residuallab.chart;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Bar charts. */
public final class Bars {

  private Bars() {}

  public static CategoryChart chart(String title, String xTitle, String yTitle) {
    CategoryChart chart =
        ChartStyle.overNames(
            new CategoryChartBuilder()
                .width(820)
                .height(420)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build());
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setAvailableSpaceFill(0.65);
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  public static void add(
      CategoryChart chart, String name, List<String> categories, List<Double> values, Color color) {
    Drawn.bars(chart, name, categories, values, series -> series.setFillColor(color));
  }
}
