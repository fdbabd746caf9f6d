package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.residuallab.run.Metrics;
import org.residuallab.training.Progress;

class RunCurvesTest {

  private static final RunCurves RUN =
      new RunCurves(
          "plain-20",
          Optional.empty(),
          20,
          List.of(
              row(1, 90, OptionalDouble.empty()),
              row(2, 80, OptionalDouble.of(85)),
              row(3, 60, OptionalDouble.empty()),
              row(4, 50, OptionalDouble.of(55))));

  @Test
  void the_window_is_a_fiftieth_of_the_run_and_wider_in_a_short_one() {
    assertThat(window(64_000)).isEqualTo(1280);
    assertThat(window(600)).isEqualTo(12);
    assertThat(window(150)).isEqualTo(10);
    assertThat(window(60)).isEqualTo(6);
    assertThat(window(6)).isEqualTo(1);
  }

  private static int window(int iterations) {
    return new RunCurves("plain-20", Optional.empty(), iterations, List.of()).window();
  }

  @Test
  void training_error_is_a_mean_over_the_window() {
    assertThat(RUN.window()).isEqualTo(2);
    assertThat(RUN.training())
        .containsExactly(
            new RunCurves.Point(1, 90),
            new RunCurves.Point(1.5, 85),
            new RunCurves.Point(2.5, 70),
            new RunCurves.Point(3.5, 55));
  }

  @Test
  void test_error_has_the_points_that_were_measured() {
    assertThat(RUN.test()).containsExactly(new RunCurves.Point(2, 85), new RunCurves.Point(4, 55));
  }

  @Test
  void a_bar_says_where_the_curves_are() {
    Progress progress =
        new Progress("run", "plain-20", RUN.iterations(), RUN.metrics(), 100, Duration.ZERO);
    double training = RUN.training().get(RUN.training().size() - 1).percent();

    assertThat(RunProgress.of(progress, "plain-20").text())
        .contains("training error %.1f %%, test error 55.0 %%".formatted(training));
  }

  @Test
  void a_chart_has_axes_with_units_and_two_named_lines_a_run() {
    XYChart chart = ErrorChart.of("All", List.of(RUN));

    assertThat(chart.getYAxisTitle()).isEqualTo("error (%)");
    assertThat(chart.getXAxisTitle()).isEqualTo("iterations (mini-batches)");
    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("plain-20, training", "plain-20, test");
  }

  @Test
  void two_charts_side_by_side_are_one_picture() {
    BufferedImage picture = ErrorChart.sideBySide("Left", List.of(RUN), "Right", List.of(RUN));
    assertThat(Captioned.caption(picture)).contains("Left; Right");

    assertThat(picture.getWidth()).isEqualTo(1120);
    assertThat(IntStream.range(0, 440).map(y -> picture.getRGB(300, y)).distinct().count())
        .as("something is drawn")
        .isGreaterThan(1);
  }

  @Test
  void a_scale_that_is_cut_shows_the_end_of_the_curves_and_nothing_above_itself() {
    BufferedImage whole = ErrorChart.sideBySide("Left", List.of(RUN), "Right", List.of(RUN));
    BufferedImage cut = ErrorChart.sideBySide("Left", List.of(RUN), "Right", List.of(RUN), 60);

    int title = 25;
    assertThat(cut.getRGB(0, 0, 1120, title, null, 0, 1120))
        .isEqualTo(whole.getRGB(0, 0, 1120, title, null, 0, 1120));
    assertThat(cut.getRGB(0, title, 1120, 300, null, 0, 1120))
        .isNotEqualTo(whole.getRGB(0, title, 1120, 300, null, 0, 1120));
    assertThatThrownBy(() -> ErrorChart.sideBySide("Left", List.of(RUN), "Right", List.of(RUN), 0))
        .hasMessage("a scale that begins at zero cannot end at 0.0");
  }

  private static Metrics row(int iteration, double error, OptionalDouble test) {
    return new Metrics(iteration, iteration / 391.0, 0.1, 2, error, test);
  }

  // Else a thin line looks as bold as the other.
  @Test
  void a_long_run_is_a_line_of_no_more_points_than_can_be_told_apart() {
    List<Metrics> rows =
        IntStream.rangeClosed(1, 16_000).mapToObj(i -> row(i, 50, OptionalDouble.empty())).toList();
    RunCurves whole = new RunCurves("plain-20", Optional.empty(), 16_000, rows);

    XYSeries line = ErrorChart.of("long", List.of(whole)).getSeriesCollection().iterator().next();

    assertThat(line.getXData()).hasSizeBetween(200, 301);
    assertThat(line.getXData()[line.getXData().length - 1])
        .isEqualTo(whole.training().get(15_999).iteration());
  }

  @Test
  void two_charts_side_by_side_have_room_for_their_curves_whatever_the_legends_take() {
    List<RunCurves> many = Collections.nCopies(14, RUN);
    BufferedImage few = ErrorChart.sideBySide("Left", List.of(RUN), "Right", List.of(RUN));

    BufferedImage uneven = ErrorChart.sideBySide("Left", many, "Right", List.of(RUN));

    assertThat(few.getHeight()).isEqualTo(440);
    assertThat(uneven.getHeight()).isGreaterThan(440);
  }
}
