package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.residuallab.architecture.Networks;
import org.residuallab.data.ImageSource;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Degradation;
import org.residuallab.table.DegradationTable;
import org.residuallab.table.RunTable;
import org.residuallab.table.StudySummary;
import tech.tablesaw.api.Table;

class StudyReportsTest {

  private static final ImageSource IMAGES = new ImageSource.Own(null);

  // Training errors 62, 60, 64 and 50, 49, 54: differences 12, 11, 10.
  private static final List<StoredRun> RUNS =
      List.of(
          run("plain-20", 1, 62, 70),
          run("resnet-20", 1, 50, 60),
          run("plain-20", 2, 60, 71),
          run("resnet-20", 2, 49, 59),
          run("plain-20", 3, 64, 72),
          run("resnet-20", 3, 54, 61));

  @Test
  void means_and_deviations_are_over_the_seeds() {
    assertThat(StudySummary.of(RUNS).rows())
        .containsExactly(
            List.of("plain-20", "short, 2 iterations", 3L, "62.00 ± 2.00", "71.00 ± 1.00"),
            List.of("resnet-20", "short, 2 iterations", 3L, "51.00 ± 2.65", "60.00 ± 1.00"));
  }

  @Test
  void twins_are_paired_by_seed_whatever_their_order() {
    List<StoredRun> shuffled = new ArrayList<>(RUNS);
    shuffled.add(2, shuffled.remove(5));

    assertThat(StudySummary.twins(shuffled).rows())
        .contains(
            List.of("plain-20 - resnet-20", "short, 2 iterations", "1", "+12.00", "+10.00"),
            List.of("plain-20 - resnet-20", "short, 2 iterations", "2", "+11.00", "+12.00"),
            List.of("plain-20 - resnet-20", "short, 2 iterations", "3", "+10.00", "+11.00"),
            List.of(
                "plain-20 - resnet-20",
                "short, 2 iterations",
                "mean",
                "11.00 ± 1.00",
                "11.00 ± 1.00"))
        .hasSize(4);
  }

  @Test
  void a_chart_over_depth_has_a_dot_and_a_bar_for_each_network() {
    List<StoredRun> runs = new ArrayList<>(List.of(run("plain-56", 1, 75, 80)));
    runs.addAll(RUNS);
    runs.add(run("vgg-19", 1, 10, 10));

    XYChart chart = DepthChart.of("depth", runs);

    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("plain, training", "plain, test", "resnet, training", "resnet, test");
    XYSeries plain = chart.getSeries("plain, training");
    assertThat(plain.getXData()).containsExactly(20, 56);
    assertThat(plain.getYData()).containsExactly(62, 75);
    assertThat(plain.getExtraValues()).containsExactly(2, 0);
    assertThatThrownBy(() -> DepthChart.of("depth", List.of(run("vgg-19", 1, 10, 10))))
        .hasMessage("there is no finished run of a plain-N or resnet-N");
  }

  @Test
  void a_seed_without_its_twin_is_left_out() {
    assertThat(StudySummary.twins(RUNS.subList(0, 3)).rows())
        .containsExactly(
            List.of("plain-20 - resnet-20", "short, 2 iterations", "1", "+12.00", "+10.00"));
  }

  @Test
  void the_band_is_one_deviation_to_each_side_and_is_seen() {
    SeedBand band = SeedBand.of(RunCurves.of(List.of(RUNS.get(0), RUNS.get(2))), RunCurves::test);
    assertThat(band.mean()).containsExactly(new RunCurves.Point(2, 70.5));
    assertThat(band.high().get(0).percent()).isCloseTo(70.5 + Math.sqrt(0.5), within(1e-9));
    assertThat(band.outline()).hasSize(2);

    XYChart chart = ErrorChart.overSeeds("Twins", RUNS);
    assertThat(chart.getSeriesCollection()).hasSize(8);
    BufferedImage image = BitmapEncoder.getBufferedImage(chart);
    assertThat(image.getWidth()).isEqualTo(900);
  }

  @Test
  void a_repeated_run_is_not_another_seed() {
    List<StoredRun> runs = new ArrayList<>(RUNS);
    runs.add(RUNS.get(0));

    assertThat(StudySummary.of(runs).rows()).isEqualTo(StudySummary.of(RUNS).rows());
  }

  // 128 images behind each error: at 50 to 75 %, two standard errors of a difference are 11 to 13.
  @Test
  void runs_are_held_against_the_papers_comparisons() {
    List<StoredRun> runs =
        List.of(
            run("plain-20", 1, 62, 0),
            run("plain-56", 1, 75, 0),
            run("resnet-20", 1, 50, 0),
            run("resnet-56", 1, 49, 0));
    assertThat(DegradationTable.of(runs).stringColumn("these runs").asList())
        .containsExactly("agree", "agree", "too close to tell");
    assertThat(Degradation.inOneSentence(runs))
        .isEqualTo(
            "These runs agree with 2 of the paper's 3 comparisons (own images, sha256 "
                + "0".repeat(64)
                + ", preset short, 2 iterations, seed 1).");

    List<StoredRun> turned = List.of(runs.get(1), runs.get(0), runs.get(2), runs.get(3));
    assertThat(DegradationTable.of(turned).stringColumn("these runs").get(0))
        .isEqualTo("do not agree");
    StoredRun last = runs.get(3);
    RunRecord stopped = last.record().ended(Status.INTERRUPTED, last.record().results());
    List<StoredRun> cut =
        List.of(
            runs.get(0),
            runs.get(1),
            runs.get(2),
            new StoredRun(last.folder(), stopped, last.metrics()));
    assertThatThrownBy(() -> Degradation.of(cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(" was stopped");
  }

  @Test
  void runs_load_as_one_table() {
    Table table = RunTable.of(RUNS);
    assertThat(table.rowCount()).isEqualTo(6);
    assertThat(table.doubleColumn("training error").get(2)).isEqualTo(60);
    assertThat(RunTable.curves(RUNS).rowCount()).isEqualTo(12);
    assertThat(RunTable.curves(RUNS).doubleColumn("test error").countMissing()).isEqualTo(6);
  }

  private static StoredRun run(String network, long seed, double training, double test) {
    return new StoredRun(
        Path.of("none"),
        new RunRecord(
            network + "-" + seed,
            Status.FINISHED,
            Preset.SHORT,
            seed,
            Networks.named(network),
            Recipe.PAPER.scaledTo(2),
            new RunRecord.DataRecord(IMAGES, "0".repeat(64), 10, 10),
            new Provenance("2026-01-01T00:00:00Z", "", "", "", null, "", "", 2, null),
            new RunRecord.Results(2, training, null, test, 1, 1, "", null),
            List.of(),
            List.of(),
            null),
        List.of(
            new Metrics(1, 0.1, 0.1, 2.3, training + 1, OptionalDouble.empty()),
            new Metrics(2, 0.2, 0.1, 2.2, training, OptionalDouble.of(test))));
  }
}
