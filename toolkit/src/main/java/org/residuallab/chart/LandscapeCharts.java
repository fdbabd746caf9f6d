package org.residuallab.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.residuallab.experiment.LandscapeSurvey;
import org.residuallab.experiment.LossLandscape;
import org.residuallab.experiment.LossLandscape.Point;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Losses around trained networks.
 *
 * <pre>{@code
 * var plan = RunPlan.of("hilly", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var model = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var landscape = new LandscapeSurvey(1.0, 1, 1).of(model, settings.images().train().range(0, 8), ProgressListener.NONE);
 * var map = LandscapeCharts.maps(List.of(landscape));
 * }</pre>
 */
public final class LandscapeCharts {

  private static final String FIRST = "first direction";

  // Of all maps beside each other, in pixels.
  private static final int WIDTH = 1040;

  private LandscapeCharts() {}

  /**
   * Maps side by side, all in the same colours: the power of ten of the loss. The network stands in
   * the middle.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BufferedImage maps(List<LossLandscape> landscapes) {
    if (landscapes.isEmpty()) {
      throw new IllegalArgumentException("no landscape to draw");
    }
    DoubleSummaryStatistics powers =
        landscapes.stream()
            .flatMap(each -> each.points().stream())
            .map(Point::loss)
            .filter(Lines::isDrawable)
            .mapToDouble(Math::log10)
            .summaryStatistics();
    int columns = landscapes.size() == 3 ? 3 : 2;
    return Panels.of(
        columns, landscapes.stream().map(each -> map(each, powers, WIDTH / columns)).toList());
  }

  private static HeatMapChart map(
      LossLandscape landscape, DoubleSummaryStatistics powers, int width) {
    HeatMapChart chart =
        ChartStyle.overNames(
            new HeatMapChartBuilder()
                .width(width)
                .height(width * 4 / 5)
                .title(landscape.network().name() + ", log10(loss)")
                .xAxisTitle(FIRST + " (steps)")
                .yAxisTitle("second direction (steps)")
                .build());
    chart.getStyler().setRangeColors(Palette.coldToWarm()).setDrawBorder(false);
    if (powers.getCount() > 0) {
      chart.getStyler().setMin(Math.floor(powers.getMin())).setMax(Math.ceil(powers.getMax()));
    }
    chart.getStyler().setPlotGridLinesVisible(false);
    int side = landscape.survey().side();
    List<Number[]> cells = new ArrayList<>();
    for (int place = 0; place < landscape.points().size(); place++) {
      double loss = landscape.points().get(place).loss();
      if (Lines.isDrawable(loss)) {
        cells.add(new Number[] {place % side, place / side, Math.log10(loss)});
      }
    }
    int steps = landscape.survey().steps();
    List<Integer> numbers = IntStream.rangeClosed(-steps, steps).boxed().toList();
    Drawn.cells(chart, "loss", numbers, numbers, cells);
    return chart;
  }

  /**
   * The losses along the first direction, on a logarithmic scale.
   *
   * @param title says what is seen
   * @throws IllegalArgumentException if there is nothing that such a scale can show
   */
  public static XYChart slices(String title, List<LossLandscape> landscapes) {
    XYChart chart =
        Lines.chart(title, 900, 420, FIRST + " (lengths of the filters)", "cross-entropy");
    DoubleSummaryStatistics losses =
        landscapes.stream()
            .flatMap(each -> each.slice().stream())
            .mapToDouble(Point::loss)
            .filter(Lines::isDrawable)
            .summaryStatistics();
    if (losses.getCount() == 0) {
      throw new IllegalArgumentException("no loss to draw");
    }
    List<Color> colors =
        Palette.each(landscapes.stream().map(each -> Optional.of(each.network())).toList());
    for (int i = 0; i < landscapes.size(); i++) {
      LossLandscape each = landscapes.get(i);
      double[] x = each.slice().stream().mapToDouble(Point::first).toArray();
      double[] y = Lines.drawable(each.slice().stream().mapToDouble(Point::loss).toArray());
      Lines.add(chart, each.network().name(), x, y, colors.get(i), ChartStyle.SOLID);
    }
    Lines.logarithmic(chart, losses.getMin(), losses.getMax());
    chart.getStyler().setXAxisDecimalPattern("0.00");
    return chart;
  }

  /**
   * The loss in the middle, and means at the border of the square and half way there, of an odd
   * number of steps at the step before the half; of a single step there is none between.
   */
  public static Table table(List<LossLandscape> landscapes) {
    StringColumn name = StringColumn.create("network");
    DoubleColumn middle = Decimals.column("loss in the middle", 3);
    DoubleColumn error = Decimals.column("error there (%)", 2);
    DoubleColumn half = Decimals.column("mean loss half way out", 2);
    DoubleColumn border = Decimals.column("mean loss at the border", 2);
    for (LossLandscape each : landscapes) {
      name.append(each.network().name());
      middle.append(each.middle().loss());
      error.append(each.middle().error().percent());
      int between = each.survey().steps() / 2;
      half.append(between == 0 ? Double.NaN : ring(each, between));
      border.append(ring(each, each.survey().steps()));
    }
    return Table.create("Losses around networks", name, middle, error, half, border);
  }

  // The mean over the square that is so many steps away from the middle.
  private static double ring(LossLandscape landscape, int distance) {
    LandscapeSurvey survey = landscape.survey();
    return IntStream.range(0, landscape.points().size())
        .filter(
            place -> {
              int column = Math.abs(place % survey.side() - survey.steps());
              int row = Math.abs(place / survey.side() - survey.steps());
              return Math.max(column, row) == distance;
            })
        .mapToDouble(place -> landscape.points().get(place).loss())
        .average()
        .orElseThrow();
  }
}
