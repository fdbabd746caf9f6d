package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Bits;
import org.residuallab.model.Optimizer;
import org.residuallab.probe.Probes;
import org.residuallab.probe.TrainedNetwork;
import org.residuallab.recipe.GoingOn;
import org.residuallab.recipe.Recipe;
import org.residuallab.recipe.WarmUp;
import org.residuallab.run.Continuation;
import org.residuallab.run.Metrics;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.verification.Verification;

/** A finished run goes on as if it had had the longer recipe from the start. */
class ContinuationTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 128, 48).draw();
  private static final List<String> PROBES = List.of("gradients");

  private static final Recipe RECIPE =
      new Recipe(
          16,
          8,
          List.of(4),
          new Optimizer(0.2, 0.9, 1e-4),
          new WarmUp(0.01, 0.99, 3),
          true,
          30,
          4,
          32);

  @TempDir static Path runs;
  private static StoredRun first;

  @BeforeAll
  static void trains() throws Exception {
    first = train(new RunPlan("first", StoppedRuns.SMALL, RECIPE, null, 1), RunListener.NONE);
  }

  @Test
  void has_the_bits_of_a_run_that_had_its_recipe_from_the_start() throws Exception {
    RunPlan plan = Continuation.plan(first, new GoingOn(13, 0.05, List.of(10)), "longer");
    StoredRun anew = train(plan.renamed("anew"), RunListener.NONE);

    Continuation.begin(StoredRun.read(first.folder()), plan, runs, line -> {});
    StoredRun longer = train(plan, RunListener.NONE);

    assertThat(longer.metrics().subList(8, 13))
        .extracting(Metrics::learningRate)
        .containsExactly(0.05, 0.05, 0.005, 0.005, 0.005);
    assertThat(longer.record().results().parametersSha256())
        .isEqualTo(anew.record().results().parametersSha256());
    assertThat(longer.record().results().trainingError())
        .isEqualTo(anew.record().results().trainingError());
    assertThat(longer.record().results().best()).isEqualTo(anew.record().results().best());
    assertThat(velocity(longer)).isEqualTo(velocity(anew));
    assertThat(Bits.equal(TrainedNetwork.best(longer).params(), TrainedNetwork.best(anew).params()))
        .isTrue();
    for (String file : List.of("metrics.csv", "gradients.csv")) {
      assertThat(longer.folder().resolve(file)).hasSameBinaryContentAs(anew.folder().resolve(file));
    }
  }

  @Test
  void a_warm_up_that_had_not_ended_does_not_go_on() {
    Recipe slow = RECIPE.with(new WarmUp(0.01, 0.01, 3));
    LearningRate rates = new LearningRate(new GoingOn(13, 0.05, List.of()).after(slow));
    for (int done = 0; done < 8; done++) {
      assertThat(rates.after(done)).isEqualTo(0.01);
      rates.observe(0.9);
    }

    assertThat(rates.after(8)).isEqualTo(0.05);
  }

  @Test
  void goes_on_at_the_rate_of_the_last_iteration_that_a_warm_up_kept_low() throws Exception {
    Recipe slow = RECIPE.with(new WarmUp(0.001, 0.01, 8));
    StoredRun warm = train(new RunPlan("warm", StoppedRuns.SMALL, slow, null, 1), RunListener.NONE);

    RunPlan plan = Continuation.plan(warm, new GoingOn(10, null, List.of()), "on");

    assertThat(warm.metrics().get(7).learningRate()).isEqualTo(0.001);
    assertThat(plan.recipe().rateAfter(8)).isEqualTo(0.001);
  }

  @Test
  void says_what_it_goes_on_from_and_leaves_that_as_it_is() throws Exception {
    byte[] before = Files.readAllBytes(first.folder().resolve("run.json"));
    StoredRun longer = goOn("named");

    assertThat(longer.record().continues().run()).isEqualTo("first");
    assertThat(longer.record().continues().iterations()).isEqualTo(8);
    assertThat(longer.record().continues().parametersSha256())
        .isEqualTo(first.record().results().parametersSha256());
    assertThat(StoredRun.read(longer.folder()).record()).isEqualTo(longer.record());
    assertThat(Files.readAllBytes(first.folder().resolve("run.json"))).isEqualTo(before);
    assertThat(longer.record().budget())
        .isEqualTo("8 iterations, then to 10 iterations at rate 0.02");
    assertThat(RunPlan.of(longer.record()).difference(first.record(), split(), List.of()))
        .as("another run")
        .isPresent();
  }

  @Test
  void is_verified_from_its_first_weights_on() throws Exception {
    StoredRun longer = goOn("verified");

    Verification verified =
        Verification.of(
            longer,
            IMAGES,
            OptionalInt.empty(),
            TrainingOptions.usual().with(Probes.of(longer)),
            progress -> {});

    assertThat(verified.holds()).as(verified.findings().toString()).isTrue();
    assertThat(verified.exact()).isTrue();
  }

  @Test
  void goes_on_after_a_stop_and_once_more_after_its_end() throws Exception {
    RunPlan plan = Continuation.plan(first, new GoingOn(10, null, List.of()), "cut");
    Continuation.begin(first, plan, runs, line -> {});
    StoredRun cut =
        train(
            plan,
            progress -> {
              if (progress.last().iteration() == 9) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cut.record().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(cut.metrics()).hasSize(9);
    StoredRun ten = train(plan, RunListener.NONE);
    assertThat(ten.record().results().parametersSha256())
        .isEqualTo(goOn("uncut").record().results().parametersSha256());

    RunPlan twelve = Continuation.plan(ten, new GoingOn(12, null, List.of()), "twelve");
    Continuation.begin(ten, twelve, runs, line -> {});
    StoredRun twice = train(twelve, RunListener.NONE);
    StoredRun anew = train(twelve.renamed("twelve-anew"), RunListener.NONE);
    assertThat(twice.folder().resolve("metrics.csv"))
        .hasSameBinaryContentAs(anew.folder().resolve("metrics.csv"));
    assertThat(twice.record().results().parametersSha256())
        .isEqualTo(anew.record().results().parametersSha256());
  }

  private static StoredRun ended(Status how) {
    return new StoredRun(first.folder(), first.record().ended(how, null), first.metrics());
  }

  @Test
  void refuses_in_a_line_what_it_cannot_go_on_from() throws Exception {
    GoingOn longer = new GoingOn(10, null, List.of());
    assertThatThrownBy(() -> Continuation.plan(ended(Status.DIVERGED), longer, "no"))
        .hasMessage("the run first diverged: there is nothing to go on with");
    assertThatThrownBy(() -> Continuation.plan(ended(Status.INTERRUPTED), longer, "no"))
        .hasMessage("the run first has not come to its own end yet; go on with it first");

    StoredRun still = goOn("still");
    RunPlan plan = Continuation.plan(still, new GoingOn(11, null, List.of()), "no");
    try (FileSystem zip =
        FileSystems.newFileSystem(
            URI.create("jar:" + still.modelFile().toUri()), Map.of("create", "false"))) {
      Files.delete(zip.getPath("updaterState.bin"));
    }
    assertThatThrownBy(() -> Continuation.begin(still, plan, runs, line -> {}))
        .hasMessageContaining("model.zip is damaged: it has no updaterState.bin");
    assertThat(TrainedNetwork.of(still)).as("good enough to look at").isNotNull();
    Files.delete(still.modelFile());
    assertThatThrownBy(() -> Continuation.begin(still, plan, runs, line -> {}))
        .hasMessageContaining("there is no model.zip");
    assertThat(runs.resolve("no")).doesNotExist();
  }

  @Test
  void begun_again_it_stays_what_it_has_become() throws Exception {
    StoredRun longer = goOn("twice");
    RunPlan plan = Continuation.plan(first, new GoingOn(10, null, List.of()), "twice");

    Continuation.begin(first, plan, runs, line -> {});

    assertThat(StoredRun.read(longer.folder()).record()).isEqualTo(longer.record());
    assertThat(longer.folder().resolve("checkpoints")).doesNotExist();
    RunPlan other = Continuation.plan(first, new GoingOn(11, null, List.of()), "twice");
    assertThatThrownBy(() -> Continuation.begin(first, other, runs, line -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice is another run (iterations 10, not 11); choose another name");
    assertThat(StoredRun.read(longer.folder()).record()).isEqualTo(longer.record());
  }

  @Test
  void takes_no_folder_that_holds_something_else() throws Exception {
    Path import_ = Files.createDirectory(runs.resolve("import"));
    Files.writeString(import_.resolve("model.zip"), "somebody's");
    RunPlan plan = Continuation.plan(first, new GoingOn(10, null, List.of()), "import");

    assertThatThrownBy(() -> Continuation.begin(first, plan, runs, line -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("import exists and holds no run; choose another name");
    assertThat(import_).isDirectoryNotContaining(file -> !file.endsWith("model.zip"));
    assertThat(import_.resolve("model.zip")).hasContent("somebody's");
  }

  private static StoredRun goOn(String name) throws Exception {
    RunPlan plan = Continuation.plan(first, new GoingOn(10, null, List.of()), name);
    Continuation.begin(first, plan, runs, line -> {});
    return train(plan, RunListener.NONE);
  }

  private static Dataset split() {
    return IMAGES.holdOut(30);
  }

  private static StoredRun train(RunPlan plan, RunListener listener) throws Exception {
    return Training.run(
        plan, IMAGES, runs, listener, Probes.named(PROBES, plan.recipe().iterations()));
  }

  private static float[] velocity(StoredRun run) throws Exception {
    return ModelSerializer.restoreComputationGraph(run.modelFile().toFile())
        .getUpdater()
        .getStateViewArray()
        .data()
        .asFloat();
  }
}
