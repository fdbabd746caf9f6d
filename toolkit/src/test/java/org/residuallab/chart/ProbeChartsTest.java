package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.experiment.Deepening.Course;
import org.residuallab.experiment.Deepening.Moment;
import org.residuallab.experiment.VanishingExperiment.Arm;
import org.residuallab.experiment.VanishingExperiment.Outcome;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.LayerResponse;
import org.residuallab.probe.LayerResponses;
import org.residuallab.table.GradientTable;
import tech.tablesaw.api.Table;

class ProbeChartsTest {

  private static final List<GradientNorm> NORMS =
      List.of(
          new GradientNorm(1, "stem.conv", true, 0.01, 1),
          new GradientNorm(1, "stage1.block1.shortcut-conv", false, 7, 1),
          new GradientNorm(1, "stage1.block1.conv1", true, 0, 1),
          new GradientNorm(1, "head.fc", true, 50, 2),
          new GradientNorm(2, "stem.conv", true, 0.02, 1));

  @Test
  void gradients_stand_against_depth_without_projections_and_a_zero_is_a_gap() {
    XYChart chart =
        GradientCharts.againstDepth(
            "title", GradientMeasure.RELATIVE, List.of(new GradientCharts.Line("net", NORMS, 1)));

    XYSeries line = chart.getSeriesCollection().iterator().next();
    assertThat(line.getXData()).containsExactly(1.0, 2.0, 3.0);
    assertThat(line.getYData()).containsExactly(0.01, Double.NaN, 25);
    assertThat(line.getName()).isEqualTo("net (1 of 3 points not drawable)");
    assertThat(chart.getStyler().isYAxisLogarithmic()).isTrue();
    assertThatThrownBy(
            () ->
                GradientCharts.againstDepth(
                    "title",
                    GradientMeasure.NORM,
                    List.of(new GradientCharts.Line("net", NORMS, 3))))
        .hasMessage("no gradients to draw at these iterations");
  }

  @Test
  void a_network_keeps_its_colour_and_its_last_line_is_solid() {
    Optional<Design> plain = Optional.of(Networks.named("plain-56"));
    Optional<Design> residual = Optional.of(Networks.named("resnet-56"));
    XYChart chart =
        GradientCharts.againstDepth(
            "title",
            GradientMeasure.NORM,
            List.of(
                new GradientCharts.Line("residual, begin", residual, NORMS, 1),
                new GradientCharts.Line("plain, begin", plain, NORMS, 1),
                new GradientCharts.Line("plain, end", plain, NORMS, 2)));

    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getLineColor)
        .containsExactly(Palette.BLUE, Palette.VERMILION, Palette.VERMILION);
    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getLineStyle)
        .containsExactly(ChartStyle.SOLID, ChartStyle.DASHED, ChartStyle.SOLID);
  }

  @Test
  void a_heat_map_shows_powers_of_ten_on_a_common_scale() {
    List<GradientNorm> both = new ArrayList<>(NORMS);
    both.add(new GradientNorm(1, "stem.conv", true, 3e-5, 1));

    HeatMapChart chart = GradientCharts.heatMap("map", GradientMeasure.NORM, NORMS, both);

    assertThat(chart.getHeatMapSeries().getHeatData().stream().map(Arrays::toString))
        .contains("[0, 0, -2.0]")
        .hasSize(3);
    assertThat(chart.getStyler().getMin()).isEqualTo(-5);
    assertThat(chart.getStyler().getMax()).isEqualTo(2);
  }

  @Test
  void a_factor_a_layer_is_fitted_between_shallowest_and_deepest() {
    List<Outcome> outcomes = List.of(outcome(8, 1), outcome(14, 64));

    Table table = VanishingCharts.factors(outcomes, 1);

    assertThat(table.rowCount()).isEqualTo(1);
    assertThat(table.doubleColumn("factor a layer").get(0)).isEqualTo(2);
    Table turned = VanishingCharts.factors(List.of(outcome(14, 64), outcome(8, 1)), 1);
    assertThat(turned.intColumn("deepest").get(0)).isEqualTo(14);
    assertThat(turned.doubleColumn("factor a layer").get(0)).isEqualTo(2);
    assertThatThrownBy(() -> VanishingCharts.factors(List.of(outcome(56, 4e-18)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what one more layer does needs two depths, not 56 alone");
    assertThatThrownBy(() -> VanishingCharts.factors(outcomes, 2))
        .hasMessage("nothing was measured at iteration 2");
  }

  @Test
  void a_network_that_blew_up_is_not_one_that_vanished() {
    Table blown = VanishingCharts.factors(List.of(outcome(8, 1), outcome(14, Double.NaN)), 1);
    Table grown =
        VanishingCharts.factors(List.of(outcome(8, 1), outcome(14, Double.POSITIVE_INFINITY)), 1);

    assertThat(blown.column("factor a layer").getString(0)).isEqualTo("not a number");
    assertThat(grown.column("factor a layer").getString(0)).isEqualTo("∞");
  }

  private static Outcome outcome(int depth, double norm) {
    return new Outcome(
        new Arm(depth, ShortcutOption.NONE, Normalization.NONE, 2),
        List.of(new GradientNorm(1, "stem.conv", true, norm, 1)));
  }

  @Test
  void tables_hold_means_and_ends() {
    Table responses =
        ResponseCharts.table(
            List.of(
                new LayerResponses(
                    "plain-8",
                    false,
                    Optional.empty(),
                    List.of(new LayerResponse("a", 1), new LayerResponse("b", 2)))));
    assertThat(responses.doubleColumn("mean deviation").get(0)).isEqualTo(1.5);
    assertThat(responses.doubleColumn("weakest").get(0)).isEqualTo(1);

    Table courses =
        DeepeningCharts.table(
            List.of(
                new Course(
                    "plain-8",
                    false,
                    true,
                    0.002,
                    40,
                    List.of(new Moment(0, 40, 0), new Moment(5, 30, 1)))));
    assertThat(courses.doubleColumn("at the start (%)").get(0)).isEqualTo(40);
    assertThat(courses.doubleColumn("at the end (%)").get(0)).isEqualTo(30);
    assertThat(courses.column("at the end (%)").getString(0)).isEqualTo("30.00");

    Table gradients = GradientTable.of("net", NORMS, 2);
    assertThat(gradients.stringColumn("layer").asList()).containsExactly("stem.conv", "head.fc");
    assertThat(gradients.stringColumn("mean").get(0)).isEqualTo("0.015");
  }
}
