package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Cifar10;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.AtomicFile;
import org.residuallab.recipe.Preset;

class RunQueryTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();
  private static final Architecture RESIDUAL = Networks.named("resnet-8");
  private static final Architecture PLAIN = Networks.named("plain-8");
  private static final Architecture PROJECTIONS = RESIDUAL.with(ShortcutOption.C);
  private static final Architecture WIDE = CifarFamily.resnet(8).withWidth(32).architecture();

  private static final RunQuery ALL =
      new RunQuery(
          List.of(run("a", RESIDUAL), run("b", PROJECTIONS), run("c", WIDE), run("d", PLAIN)));

  @Test
  void finds_networks_by_their_layers_not_by_their_names_in_the_order_asked_for() {
    assertThat(ALL.of(PLAIN, RESIDUAL).list())
        .extracting(run -> run.record().name())
        .containsExactly("d", "a");
    assertThat(ALL.of(PROJECTIONS).one().record().name()).isEqualTo("b");
    assertThat(ALL.of(WIDE).one().record().name()).isEqualTo("c");
  }

  @Test
  void each_condition_leaves_what_it_holds_for() {
    assertThat(ALL.iterations(6).preset(Preset.TINY).seeds(2, 1).probed("gradients.csv").list())
        .hasSize(4);
    assertThat(ALL.iterations(7).list()).isEmpty();
    assertThat(ALL.firstRate(0.02).list()).hasSize(4);
    assertThat(ALL.firstRate(0.1).list()).isEmpty();
    assertThat(ALL.preset(Preset.DEMO).list()).isEmpty();
    assertThat(ALL.seeds(2).list()).isEmpty();
    assertThat(ALL.probed("responses.csv").list()).isEmpty();
    assertThat(ALL.onImagesOf(Cifar10.NAME).list()).isEmpty();
  }

  @Test
  void one_says_what_else_there_is_and_where_it_looked() {
    assertThatThrownBy(() -> ALL.of(PLAIN, WIDE).one()).hasMessage("2 such runs, not one: d, c");
    assertThatThrownBy(() -> ALL.of(PLAIN).iterations(6).seeds(9).one())
        .hasMessage(
            "no such run among the 4 in runs; leave out a condition to see which there are");
    assertThatThrownBy(() -> new RunQuery(List.of()).one())
        .hasMessage("no such run: there is none at all to choose from");
  }

  private static StoredRun run(String name, Architecture network) {
    return new StoredRun(Path.of("runs", name), Records.finished(name, network, IMAGES), List.of());
  }

  @Test
  void a_run_of_the_first_form_whose_layers_were_not_stored_hides_no_other(@TempDir Path runs)
      throws Exception {
    Path first = Files.createDirectories(runs.resolve("hand-made"));
    Files.copy(Path.of("src/test/resources/first-form/hand-made.json"), first.resolve("run.json"));
    for (String name : List.of("one", "two")) {
      AtomicFile.write(
          runs.resolve(name).resolve("run.json"),
          RecordFile.writer(Records.finished(name, RESIDUAL, IMAGES)));
    }

    assertThat(RunQuery.in(runs).list())
        .extracting(run -> run.record().name())
        .containsExactly("one", "two", "hand-made");
  }

  @Test
  void a_notebook_shows_runs_in_a_line_and_not_by_their_curves() throws Exception {
    RunQuery all = RunQuery.in(Path.of("../notebooks/results"));

    assertThat(all.toString()).hasSizeLessThan(1_000).contains(" runs: ", "plain-20-");
    assertThat(all.iterations(64_000).list().toString())
        .isEqualTo("[resnet-20-paper-seed1: finished, 64,000 of 64,000 iterations]");
  }

  @Test
  void the_runs_of_a_folder_come_by_kind_and_depth() throws Exception {
    List<RunRecord> came =
        RunQuery.in(Path.of("../notebooks/results")).iterations(16_000).seeds(1).list().stream()
            .map(StoredRun::record)
            .toList();

    assertThat(came)
        .extracting(run -> run.network().name())
        .startsWith("plain-20", "plain-32")
        .containsSubsequence("plain-56", "resnet-20", "resnet-56", "resnet-110");
  }
}
