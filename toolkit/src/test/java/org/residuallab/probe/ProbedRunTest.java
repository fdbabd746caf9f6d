package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Records;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.RunProbe;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

class ProbedRunTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Architecture SMALL = CifarFamily.resnet(8).withWidth(4).architecture();

  @TempDir Path runs;

  @Test
  void leaves_the_same_tables_where_it_was_stopped_and_went_on() throws Exception {
    StoredRun whole = train("whole", progress -> {});
    StoredRun stopped =
        train(
            "stopped",
            progress -> {
              if (progress.last().iteration() == 3) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.record().status()).isEqualTo(Status.INTERRUPTED);
    assertThatThrownBy(() -> LayerResponses.atTheEndOf(stopped))
        .hasMessageContaining("stopped has not ended; finish it with resume");
    assertThatThrownBy(() -> TrainedNetwork.of(stopped))
        .hasMessageEndingWith("has no trained network yet: the run has not ended");

    StoredRun resumed = train("stopped", progress -> {});

    assertThat(resumed.record().status()).isEqualTo(Status.FINISHED);
    for (String file : List.of(GradientProbe.FILE, ResponseProbe.FILE)) {
      assertThat(resumed.folder().resolve(file))
          .hasSameTextualContentAs(whole.folder().resolve(file));
    }
    assertThat(Probes.gradients(resumed)).hasSize(6 * 8);
    assertThat(Probes.responses(resumed)).hasSize(6 * 7);
    assertThat(resumed.record().results().parametersSha256())
        .isEqualTo(whole.record().results().parametersSha256());
  }

  @Test
  void can_be_measured_afterwards() throws Exception {
    StoredRun run = train("measured", progress -> {});

    LayerResponses responses = LayerResponses.of(run, IMAGES, 10);

    assertThat(responses.network()).isEqualTo("resnet-8");
    assertThat(responses.layers()).hasSize(7);
    LayerResponses inTraining = LayerResponses.withBatchStatistics(run);
    List<LayerResponse> probed = LayerResponses.atTheEndOf(run).layers();
    assertThat(inTraining.layers()).hasSize(7);
    for (int i = 0; i < 7; i++) {
      // The probe looked before the last update.
      LayerResponse after = inTraining.layers().get(i);
      assertThat(after.layer()).isEqualTo(probed.get(i).layer());
      assertThat(after.deviation()).isCloseTo(probed.get(i).deviation(), within(0.005));
    }
    Files.delete(run.modelFile());
    assertThatThrownBy(() -> LayerResponses.of(run, IMAGES, 10))
        .hasMessageEndingWith("has no trained network: there is no model.zip");
    Files.delete(run.folder().resolve(GradientProbe.FILE));
    assertThatThrownBy(() -> Probes.gradients(run))
        .hasMessageEndingWith("has no gradients.csv; train it with --probe gradients");
  }

  @Test
  void has_no_last_responses_while_it_goes_on_and_says_so() throws Exception {
    StoredRun whole = train("going-on", progress -> {});
    RunRecord going = whole.record().resumed(3, whole.record().provenance());
    StoredRun run = new StoredRun(whole.folder(), going, whole.metrics());

    assertThatThrownBy(() -> LayerResponses.atTheEndOf(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "going-on has not ended; finish it with resume, then its last responses can be read");
  }

  @Test
  void is_measured_on_the_images_it_was_trained_on_and_on_no_held_out_ones() throws Exception {
    StoredRun whole = train("held-out", progress -> {});
    RunRecord record = whole.record();
    StoredRun run =
        new StoredRun(
            whole.folder(), Records.with(record, heldOut(record.recipe(), 40)), whole.metrics());

    LayerResponses measured = LayerResponses.of(run, IMAGES, 10);

    assertThat(measured.layers())
        .isEqualTo(LayerResponses.of(run, IMAGES.holdOut(40), 10).layers())
        .isNotEqualTo(LayerResponses.of(whole, IMAGES, 10).layers());
  }

  private static Recipe heldOut(Recipe recipe, int images) {
    return new Recipe(
        recipe.batchSize(),
        recipe.iterations(),
        recipe.drops(),
        recipe.optimizer(),
        recipe.warmUp(),
        recipe.augment(),
        images,
        recipe.evaluations(),
        recipe.testImages());
  }

  @Test
  void tells_the_responses_at_the_end_of_training_from_its_table() throws Exception {
    StoredRun run = train("told", progress -> {});
    Files.writeString(
        run.folder().resolve(ResponseProbe.FILE),
        """
        iteration,layer,standard_deviation
        1,stem.conv,7
        5,stem.conv,9
        5,stage1.block1.conv1,9
        6,stem.conv,1.5
        6,stage1.block1.conv1,0.5
        """);

    LayerResponses responses = LayerResponses.atTheEndOf(run);

    assertThat(responses.network()).isEqualTo("resnet-8");
    assertThat(responses.layers())
        .containsExactly(
            new LayerResponse("stem.conv", 1.5), new LayerResponse("stage1.block1.conv1", 0.5));
    assertThat(responses.mean()).isEqualTo(1);
  }

  @Test
  void looks_at_every_iteration_of_a_short_run_and_at_six_hundred_of_a_long_one() {
    assertThatThrownBy(() -> Probes.named(List.of("weights"), 10))
        .hasMessage("unknown probe 'weights'; use gradients, responses");
    assertThat(Probes.named(List.of("responses", "gradients", "responses"), 64_000))
        .extracting(RunProbe::file)
        .containsExactly("responses.csv", "gradients.csv");
    assertThat(Probes.interval(6)).isEqualTo(1);
    assertThat(Probes.interval(600)).isEqualTo(1);
    assertThat(Probes.interval(64_000)).isEqualTo(107);
  }

  private static RunPlan plan(String name) {
    return RunPlan.of(name, SMALL, Budget.of(Preset.TINY), 1);
  }

  private StoredRun train(String name, RunListener listener) throws Exception {
    return Training.run(
        plan(name),
        IMAGES,
        runs,
        listener,
        TrainingOptions.usual().with(Probes.named(Probes.NAMES, 6)));
  }

  @Test
  void a_probe_that_saw_another_run_begins_anew() throws Exception {
    List<RunProbe> probes = List.of(new GradientProbe(1));
    StoredRun first = Training.run(plan("first"), IMAGES, runs, RunListener.NONE, probes);
    StoredRun second = Training.run(plan("second"), IMAGES, runs, RunListener.NONE, probes);

    assertThat(second.folder().resolve(GradientProbe.FILE))
        .hasSameTextualContentAs(first.folder().resolve(GradientProbe.FILE));
  }

  @Test
  void two_probes_do_not_share_a_table() {
    List<RunProbe> two = List.of(new GradientProbe(1), new GradientProbe(10));

    assertThatThrownBy(() -> TrainingOptions.usual().with(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two of these probes would write one table: gradients.csv, gradients.csv");
  }

  @Test
  void goes_on_with_the_probes_it_began_with_or_not_at_all() throws Exception {
    train(
        "probed",
        progress -> {
          if (progress.last().iteration() == 3) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(Thread.interrupted()).isTrue();

    assertThatThrownBy(() -> Training.run(plan("probed"), IMAGES, runs, RunListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("began with probes [gradients.csv, responses.csv]")
        .hasMessageEndingWith("to begin it anew, remove its folder");
  }

  @Test
  void responses_at_the_end_need_a_probe_that_looked_there() throws Exception {
    StoredRun run =
        Training.run(
            plan("rarely"), IMAGES, runs, RunListener.NONE, List.of(new ResponseProbe(100)));

    assertThatThrownBy(() -> LayerResponses.atTheEndOf(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its probe looked at no iteration after 5");
  }
}
