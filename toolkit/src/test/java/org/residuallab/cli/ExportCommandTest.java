package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.probe.Probes;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunState;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;
import org.residuallab.verification.RunComparison;
import org.residuallab.verification.Verification;

class ExportCommandTest {

  private static final int ITERATIONS = 65;
  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();

  @TempDir static Path runs;
  private static StoredRun run;

  @TempDir Path to;

  @BeforeAll
  static void trains() throws Exception {
    run = StoredRun.read(train("whole", RunListener.NONE).folder());
  }

  @Test
  void keeps_record_curves_and_some_iterations_of_each_table() throws Exception {
    Spoken export = export(run.folder());

    assertThat(export.status()).isZero();
    assertThat(export.out()).startsWith(to.resolve("whole") + ": ").contains(" KB");
    assertThat(names(to)).containsExactly("whole");
    assertThat(names(to.resolve("whole")))
        .containsExactlyInAnyOrder("run.json", "metrics.csv", "gradients.csv", "responses.csv");
    StoredRun reduced = StoredRun.read(to.resolve("whole"));
    assertThat(reduced.record()).isEqualTo(run.record());
    assertThat(reduced.metrics()).isEqualTo(run.metrics());
    assertThat(Probes.gradients(run)).containsAll(Probes.gradients(reduced));
    assertThat(Probes.gradients(reduced))
        .extracting(norm -> norm.iteration())
        .startsWith(1)
        .endsWith(ITERATIONS)
        .hasSize(33 * 8);
    assertThat(RunState.all(to, line -> {}))
        .singleElement()
        .satisfies(state -> assertThat(state.inWords()).isEqualTo("finished"));
  }

  @Test
  void what_it_leaves_can_be_verified_and_compared() throws Exception {
    export(run.folder());
    StoredRun reduced = StoredRun.read(to.resolve("whole"));

    Verification verification =
        Verification.of(
            reduced,
            IMAGES,
            OptionalInt.empty(),
            TrainingOptions.usual().with(Probes.of(reduced)),
            done -> {});

    assertThat(verification.holds()).isTrue();
    assertThat(verification.exact()).isTrue();
    assertThat(verification.findings())
        .contains("gradients.csv: every line equal at 33 of the 33 iterations it holds, up to 65");
    RunComparison comparison = RunComparison.of(run, reduced);
    assertThat(comparison.resultsAreEqual()).isTrue();
    assertThat(comparison.circumstances())
        .extracting(Object::toString)
        .contains("iterations in gradients.csv 65, 1 to 65, not 33, 1 to 65");
  }

  @Test
  void leaves_what_is_there_and_exports_an_export_as_it_is() throws Exception {
    export(run.folder());
    Files.createDirectories(to.resolve(".whole.part")); // As an export that was killed leaves it.
    Spoken again = export(run.folder());
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("there already");
    assertThat(export(to.resolve("whole")).out()).contains("there already");
  }

  @Test
  void refuses_another_run_of_the_name_and_leaves_it() throws Exception {
    export(run.folder());
    Path metrics = to.resolve("whole/metrics.csv");
    String other = Files.readString(metrics).replace("65,", "66,");
    Files.writeString(metrics, other);

    refuses("is not what this would write (its metrics.csv is another)", run.folder());
    assertThat(metrics).hasContent(other);
    Spoken itself = Spoken.by(new ExportCommand(), run.folder().toString(), "--to", "" + runs);
    assertThat(itself.status()).isEqualTo(2);
    assertThat(run.modelFile()).exists();
  }

  @Test
  void refuses_all_where_one_is_unknown_or_unfinished(@TempDir Path others) throws Exception {
    StoredRun stopped =
        train(
            "stopped",
            progress -> {
              if (progress.last().iteration() == 2) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(Thread.interrupted()).isTrue();

    refuses("nowhere: it has no run.json", run.folder(), others.resolve("nowhere"));
    refuses(
        "the run stopped has not finished: 2 of 65 iterations are done; ./lab resume stopped goes",
        run.folder(),
        stopped.folder());
    assertThat(names(to)).isEmpty();
  }

  @Test
  void refuses_a_damaged_table(@TempDir Path others) throws Exception {
    export(run.folder());
    Path table = to.resolve("whole/responses.csv");
    Files.writeString(table, Files.readString(table).replace("1,stage1", "1;stage1"));

    Spoken refused = Spoken.by(new ExportCommand(), "" + to.resolve("whole"), "--to", "" + others);

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("responses.csv: line ", " is damaged: ").hasLineCount(1);
    assertThat(names(others)).isEmpty();
  }

  private Spoken export(Path folder) {
    return Spoken.by(new ExportCommand(), folder.toString(), "--to", to.toString());
  }

  private void refuses(String complaint, Path... folders) {
    String[] arguments =
        Stream.concat(Stream.of("--to", to.toString()), Stream.of(folders).map(Path::toString))
            .toArray(String[]::new);
    Spoken refused = Spoken.by(new ExportCommand(), arguments);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains(complaint).hasLineCount(1);
    assertThat(refused.out()).isEmpty();
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static StoredRun train(String name, RunListener listener) throws Exception {
    Budget budget = Budget.of(Preset.TINY, OptionalInt.of(ITERATIONS));
    RunPlan plan = RunPlan.of(name, Networks.named("resnet-8"), budget, 1);
    return Training.run(plan, IMAGES, runs, listener, Probes.named(Probes.NAMES, ITERATIONS));
  }
}
