package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

class DrawnTest {

  @ParameterizedTest
  @CsvSource({
    "1, Infinity, 1",
    "-Infinity, Infinity, 2",
    "NaN, NaN, 2",
    "1e15, 1.000000000000001e15, 2",
    "1e20, 1.0000000000000002e20, 2",
    "1, 1e300, 1"
  })
  void what_no_scale_can_show_is_a_gap_that_the_legend_tells_of(
      double one, double other, int left) {
    XYChart chart = Lines.chart("title", 400, 300, "x", "y");
    double[] y = {one, other};

    Lines.add(chart, "net", new double[] {1, 2}, y, Color.BLUE, ChartStyle.SOLID);

    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("net (%d of 2 points not drawable)".formatted(left));
    draw(chart);
  }

  @Test
  void a_logarithmic_scale_shows_large_numbers() {
    XYChart chart = Lines.chart("title", 400, 300, "x", "y");
    Lines.logarithmic(chart, 1, 1e20);

    double[] y = {1, 1e20};
    Lines.add(chart, "net", new double[] {1, 2}, y, Color.BLUE, ChartStyle.SOLID);

    assertThat(chart.getSeriesCollection()).extracting(XYSeries::getName).containsExactly("net");
    draw(chart);
  }

  @Test
  void nothing_at_all_is_an_empty_frame() {
    XYChart line = Lines.chart("title", 400, 300, "x", "y");
    Lines.add(line, "net", new double[0], new double[0], Color.BLUE, ChartStyle.SOLID);
    CategoryChart bars = Bars.chart("title", "x", "y");
    Bars.add(bars, "net", List.of(), List.of(), Color.BLUE);
    HeatMapChart map = GradientCharts.heatMap("title", GradientMeasure.NORM, List.of(), List.of());

    List.of(line, bars, map).forEach(DrawnTest::draw);
    assertThat(ResponseCharts.table(List.of()).rowCount()).isZero();
  }

  @Test
  void bars_that_are_infinite_are_gaps() {
    CategoryChart bars = Bars.chart("title", "x", "y");
    Bars.add(bars, "net", List.of("a", "b"), List.of(1.0, Double.POSITIVE_INFINITY), Color.BLUE);

    assertThat(bars.getSeriesCollection())
        .extracting(CategorySeries::getName)
        .containsExactly("net (1 of 2 points not drawable)");
    draw(bars);
  }

  private static void draw(Chart<?, ?> chart) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertThat(BitmapEncoder.getBufferedImage(chart).getWidth()).isPositive());
  }
}
