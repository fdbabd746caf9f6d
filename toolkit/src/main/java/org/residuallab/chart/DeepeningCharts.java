package org.residuallab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.residuallab.experiment.Deepening.Course;
import org.residuallab.experiment.Deepening.Moment;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What becomes of networks deepened by layers that do nothing.
 *
 * <pre>{@code
 * var shallow = CifarFamily.plain(8).architecture().network();
 * var course = new Deepening(2, 8, 1, 16, 0.002, 1).alone(shallow, Models.build(shallow, 1), settings.images());
 * var chart = DeepeningCharts.of(List.of(course));
 * }</pre>
 */
public final class DeepeningCharts {

  private DeepeningCharts() {}

  /** Training errors on the left, on the right how far the added layers are from doing nothing. */
  public static BufferedImage of(List<Course> courses) {
    XYChart errors = chart("Training error", "error (%)", courses, Moment::error);
    XYChart departures =
        chart(
            "Distance of the added layers from the identity",
            "|output - input| / |input|",
            courses.stream().filter(Course::deepened).toList(),
            Moment::departure);
    departures.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0.00");
    return Panels.of(2, List.of(errors, departures));
  }

  private static XYChart chart(
      String title, String yTitle, List<Course> courses, ToDoubleFunction<Moment> value) {
    XYChart chart = Lines.chart(title, 520, 380, "iterations after deepening", yTitle);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    for (Course course : courses) {
      double[] x = course.moments().stream().mapToDouble(Moment::iteration).toArray();
      double[] y = course.moments().stream().mapToDouble(value).toArray();
      BasicStroke stroke = course.deepened() ? ChartStyle.SOLID : ChartStyle.DASHED;
      Lines.add(chart, course.network(), x, y, color(course), stroke);
    }
    return chart;
  }

  // Paler where the weights were held.
  private static Color color(Course course) {
    if (course.learningRate() == 0) {
      return course.residual() ? Palette.SKY : Palette.ORANGE;
    }
    return course.residual() ? Palette.BLUE : Palette.VERMILION;
  }

  /** Errors in percent before deepening, right after it, and at the end. */
  public static Table table(List<Course> courses) {
    StringColumn network = StringColumn.create("network");
    DoubleColumn before = Decimals.column("before (%)", 2);
    DoubleColumn after = Decimals.column("at the start (%)", 2);
    DoubleColumn end = Decimals.column("at the end (%)", 2);
    DoubleColumn departure = Decimals.column("distance from the identity", 3, "not a number");
    for (Course course : courses) {
      Moment last = course.moments().get(course.moments().size() - 1);
      network.append(course.network());
      before.append(course.before());
      after.append(course.moments().get(0).error());
      end.append(last.error());
      departure.append(last.departure());
    }
    return Table.create("Training errors", network, before, after, end, departure);
  }
}
