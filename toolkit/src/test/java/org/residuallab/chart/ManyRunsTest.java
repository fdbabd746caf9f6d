package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.ImageSource;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.LayerResponse;
import org.residuallab.probe.LayerResponses;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;
import org.residuallab.run.Provenance;
import org.residuallab.run.Records;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunLabels;
import org.residuallab.table.FinalErrors;
import org.residuallab.table.RunTable;
import org.residuallab.table.StudySummary;
import tech.tablesaw.api.Table;

class ManyRunsTest {

  private static final Architecture RESNET = Networks.named("resnet-20");
  private static final Architecture RESNET_B =
      Networks.named("resnet-20", Variation.NONE.with(ShortcutOption.B));

  private static final List<StoredRun> RUNS =
      List.of(
          run(Networks.named("plain-20"), 2, 1, 50),
          run(RESNET, 2, 1, 40),
          run(RESNET, 2, 2, 41),
          run(RESNET, 4, 1, 30),
          run(RESNET_B, 2, 1, 39));

  @Test
  void runs_are_called_by_what_tells_them_apart_and_no_more() {
    assertThat(RunLabels.of(RUNS))
        .containsExactly(
            "plain-20",
            "resnet-20 A, short, 2 iterations, seed 1",
            "resnet-20 A, short, 2 iterations, seed 2",
            "resnet-20 A, short, 4 iterations",
            "resnet-20 B");
  }

  @Test
  void networks_of_one_name_and_option_are_numbered_and_repeated_runs_named_by_their_folders() {
    StoredRun thin = run(CifarFamily.resnet(20).withWidth(8).architecture(), 2, 1, 60);

    assertThat(RunLabels.of(List.of(RUNS.get(1), thin)))
        .containsExactly("resnet-20 (1 of 2)", "resnet-20 (2 of 2)");
    assertThat(RunLabels.of(List.of(run("one", RESNET, 2, 1, 9), run("two", RESNET, 2, 1, 9))))
        .containsExactly("resnet-20, run one", "resnet-20, run two");
    assertThat(RunLabels.of(List.of())).isEmpty();
  }

  @Test
  void several_runs_of_one_network_stand_in_one_chart() {
    List<XYChart> charts =
        List.of(
            ErrorChart.of("one name each", RunCurves.of(RUNS)),
            ErrorChart.of("one name", RUNS.stream().map(RunCurves::of).toList()),
            ErrorChart.overSeeds("two budgets", RUNS),
            ShortcutCharts.trainingErrors("the same run twice", twice()),
            DepthChart.of("two budgets and options", RUNS),
            GradientCharts.againstDepth("one name", GradientMeasure.NORM, List.of(LINE, LINE)));

    assertThat(charts)
        .allSatisfy(
            chart -> {
              assertThat(chart.getSeriesCollection()).hasSizeGreaterThan(1);
              assertThat(BitmapEncoder.getBufferedImage(chart).getWidth()).isPositive();
            });
    assertThat(ResponseCharts.figure7(RUNS.stream().map(ManyRunsTest::responses).toList()))
        .isNotNull();
    assertThat(ErrorChart.overSeeds("two budgets", RUNS).getSeriesCollection())
        .extracting(XYSeries::getName)
        .contains("resnet-20 A, short, 4 iterations (1 seed), training");
  }

  @Test
  void seeds_of_one_shortcut_option_share_a_colour_and_are_told_apart() {
    List<StoredRun> seeds = List.of(RUNS.get(1), RUNS.get(2), run(RESNET, 2, 3, 42));

    XYChart chart = ShortcutCharts.trainingErrors("three seeds of A", seeds);

    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getLineColor)
        .containsOnly(Palette.at(0));
    assertThat(chart.getSeriesCollection())
        .extracting(XYSeries::getLineStyle)
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void rows_of_shortcut_options_do_not_mix_budgets() {
    assertThat(ShortcutCharts.table(RUNS).stringColumn("shortcuts").asList())
        .containsExactly(
            "option NONE",
            "option A, short, 2 iterations",
            "option A, short, 4 iterations",
            "option B");
  }

  @Test
  void a_line_over_depth_has_networks_of_one_option_and_budget_and_of_the_papers_width() {
    StoredRun thin = run(CifarFamily.resnet(56).withWidth(8).architecture(), 2, 1, 60);
    List<StoredRun> runs = Stream.concat(RUNS.stream(), Stream.of(thin)).toList();

    assertThat(DepthChart.of("depth", runs).getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly(
            "plain, short, 2 iterations, training",
            "resnet A, short, 2 iterations, training",
            "resnet A, short, 4 iterations, training",
            "resnet B, short, 2 iterations, training");
  }

  @Test
  void final_errors_show_option_budget_and_seed_where_they_differ() {
    Table several = FinalErrors.of(RUNS);
    assertThat(several.stringColumn("network").asList())
        .containsExactly("plain-20", "resnet-20 A", "resnet-20 A", "resnet-20 A", "resnet-20 B");
    assertThat(several.columnNames()).startsWith("network", "budget", "seed", "parameters");

    assertThat(FinalErrors.of(RUNS.subList(0, 2)).columnNames())
        .startsWith("network", "parameters");
  }

  @Test
  void a_run_that_diverged_is_marked_in_legends_and_tables() {
    StoredRun whole = run(RESNET, 2, 1, 40);
    RunRecord record = run("wild", RESNET, 2, 2, 41).record().ended(Status.DIVERGED, null);
    StoredRun wild =
        new StoredRun(
            Path.of("none"),
            record,
            List.of(new Metrics(1, 0.1, 0.1, Double.NaN, Double.NaN, OptionalDouble.empty())));
    List<StoredRun> runs = List.of(whole, wild);

    assertThat(ErrorChart.of("two", RunCurves.of(runs)).getSeriesCollection())
        .extracting(XYSeries::getName)
        .contains("resnet-20, seed 1, training")
        .anyMatch(name -> name.startsWith("resnet-20, seed 2, diverged at iteration 1, training"));
    assertThat(RunCurves.of(wild).network()).isEqualTo("resnet-20, diverged at iteration 1");
    assertThat(ShortcutCharts.trainingErrors("two", runs).getSeriesCollection())
        .extracting(XYSeries::getName)
        .anyMatch(name -> name.contains(", diverged at iteration 1"));
    Table errors = FinalErrors.of(runs);
    assertThat(errors.stringColumn("network").asList())
        .containsExactly("resnet-20", "resnet-20, diverged at iteration 1");
    assertThat(errors.column("training error (%)").isMissing(1)).isTrue();

    String without = " (without resnet-20 seed 2, which diverged)";
    assertThat(ErrorChart.overSeeds("means", runs).getTitle()).isEqualTo("means" + without);
    assertThat(DepthChart.of("means", runs).getTitle()).isEqualTo("means" + without);
    assertThat(ShortcutCharts.table(runs).name()).endsWith(without);
    assertThat(ErrorChart.overSeeds("means", List.of(whole)).getTitle()).isEqualTo("means");
  }

  @Test
  void errors_on_images_held_out_are_called_validation_errors() {
    List<Metrics> rows =
        List.of(
            row(1, OptionalDouble.of(60), OptionalDouble.empty()),
            row(2, OptionalDouble.of(55), OptionalDouble.of(57)));
    StoredRun run = new StoredRun(Path.of("none"), run(RESNET, 2, 1, 40).record(), rows);

    assertThat(ErrorChart.of("one", List.of(RunCurves.of(run))).getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("resnet-20, training", "resnet-20, validation", "resnet-20, test");
    assertThat(ErrorChart.of("one", List.of(RunCurves.of(run))).getSeriesCollection())
        .filteredOn(series -> series.getName().equals("resnet-20, validation"))
        .singleElement()
        .satisfies(series -> assertThat(series.getYData()).containsExactly(60, 55));
    assertThat(ErrorChart.overSeeds("one", List.of(run)).getSeriesCollection())
        .extracting(XYSeries::getName)
        .contains("resnet-20 (1 seed), validation", "resnet-20 (1 seed), test");
    assertThat(RunTable.curves(List.of(run)).doubleColumn("validation error").asList())
        .containsExactly(60.0, 55.0);
    assertThat(RunTable.curves(RUNS).columnNames()).doesNotContain("validation error");
  }

  private static Metrics row(int iteration, OptionalDouble validation, OptionalDouble test) {
    return new Metrics(iteration, 0.1, 0.1, 2, 50, validation, test);
  }

  private static final GradientCharts.Line LINE =
      new GradientCharts.Line(
          "resnet-20",
          List.of(
              new GradientNorm(1, "stem.conv", true, 1, 1),
              new GradientNorm(1, "head.fc", true, 2, 1)),
          1);

  private static List<StoredRun> twice() {
    return Stream.concat(RUNS.stream(), RUNS.stream()).toList();
  }

  private static LayerResponses responses(StoredRun run) {
    return new LayerResponses(
        run.record().network().name(),
        run.record().network().hasShortcuts(),
        Optional.of(run.record()),
        List.of(new LayerResponse("a", 1), new LayerResponse("b", 2)));
  }

  private static StoredRun run(Architecture network, int iterations, long seed, double error) {
    return run(network.name() + "-" + seed, network, iterations, seed, error);
  }

  private static StoredRun run(
      String name, Architecture network, int iterations, long seed, double error) {
    return new StoredRun(
        Path.of("none"),
        new RunRecord(
            name,
            Status.FINISHED,
            Preset.SHORT,
            seed,
            network,
            Recipe.PAPER.scaledTo(iterations),
            new RunRecord.DataRecord(new ImageSource.Own(null), "0".repeat(64), 10, 10),
            new Provenance("2026-01-01T00:00:00Z", "", "", "", null, "", "", 2, null),
            new RunRecord.Results(iterations, error, null, null, 1, 1, "", null),
            List.of(),
            List.of(),
            null),
        List.of(
            new Metrics(1, 0.1, 0.1, 2.3, error + 1, OptionalDouble.empty()),
            new Metrics(2, 0.2, 0.1, 2.2, error, OptionalDouble.empty())));
  }

  @Test
  void runs_on_other_images_are_another_line_and_named() {
    StoredRun here = run(Networks.named("plain-20"), 2, 1, 50);
    RunRecord.DataRecord data = here.record().data();
    RunRecord.DataRecord others =
        new RunRecord.DataRecord(
            data.source(), "1".repeat(64), data.trainingImages(), data.testImages());
    StoredRun there = on(others, run(Networks.named("plain-56"), 2, 1, 60));

    assertThat(DepthChart.of("Depth", List.of(here, there)).getSeriesCollection()).hasSize(2);
    assertThat(FinalErrors.of(List.of(here, there)).columnNames()).contains("images");
    StoredRun same = on(others, here);
    assertThat(StudySummary.of(List.of(here, same)).rows())
        .extracting(row -> row.subList(0, 3))
        .doesNotHaveDuplicates();
    assertThat(StudySummary.of(List.of(here)).rows().get(0)).contains("short, 2 iterations");
    assertThat(FinalErrors.of(List.of(here)).columnNames()).doesNotContain("images");
  }

  @Test
  void recipes_that_one_budget_names_are_lines_of_their_own() {
    StoredRun usual = run(RESNET, 2, 1, 40);
    Recipe often = usual.record().recipe().withSizes(128, 2, 10);
    StoredRun other = with(often, usual.record().data(), run(RESNET, 2, 1, 45));

    assertThat(DepthChart.of("Depth", List.of(usual, other)).getSeriesCollection())
        .extracting(XYSeries::getName)
        .containsExactly("resnet, recipe 1 of 2, training", "resnet, recipe 2 of 2, training");
  }

  @Test
  void final_errors_of_a_part_of_the_test_images_say_of_how_many() {
    StoredRun ofAll = run(Networks.named("plain-20"), 2, 1, 50);
    RunRecord.DataRecord data = ofAll.record().data();
    RunRecord.DataRecord more =
        new RunRecord.DataRecord(data.source(), data.sha256(), data.trainingImages(), 26_032);

    assertThat(FinalErrors.of(List.of(ofAll)).columnNames()).doesNotContain("test images");
    assertThat(FinalErrors.of(List.of(ofAll, on(more, ofAll))).intColumn("test images").asList())
        .containsExactly(10, Recipe.PAPER.testImages());
  }

  private static StoredRun on(RunRecord.DataRecord data, StoredRun run) {
    return with(run.record().recipe(), data, run);
  }

  private static StoredRun with(Recipe recipe, RunRecord.DataRecord data, StoredRun run) {
    RunRecord record = run.record();
    return new StoredRun(
        run.folder(), Records.with(Records.with(record, recipe), data), run.metrics());
  }

  @Test
  void a_run_that_diverged_is_called_as_the_means_beside_it_are() {
    RunRecord wild = run(RESNET_B, 2, 2, 41).record().ended(Status.DIVERGED, null);
    StoredRun diverged = new StoredRun(Path.of("none"), wild, RUNS.get(0).metrics());

    assertThat(RunLabels.withoutDiverged(List.of(RUNS.get(1), diverged)))
        .isEqualTo(" (without resnet-20 B seed 2, which diverged)");
    assertThat(StudySummary.of(List.of(RUNS.get(1), diverged)).toString()).contains("resnet-20 B");
  }
}
