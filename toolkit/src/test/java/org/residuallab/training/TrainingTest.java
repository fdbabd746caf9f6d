package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.data.ImageSource;
import org.residuallab.data.MeanImage;
import org.residuallab.data.SyntheticImages;
import org.residuallab.evaluation.Protocol;
import org.residuallab.evaluation.Rung;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;

class TrainingTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 320, 64).draw();
  private static final Architecture SMALL = CifarFamily.resnet(8).withWidth(4).architecture();

  @TempDir Path runs;

  @Test
  void leaves_a_run_that_says_how_it_was_made() throws Exception {
    Training.run(
        RunPlan.of("first", SMALL, Budget.of(Preset.TINY), 3), IMAGES, runs, RunListener.NONE);

    StoredRun run = StoredRun.read(runs.resolve("first"));
    RunRecord record = run.record();
    assertThat(record.status()).isEqualTo(RunRecord.Status.FINISHED);
    assertThat(record.preset()).isEqualTo(Preset.TINY);
    assertThat(record.seed()).isEqualTo(3);
    assertThat(record.network()).isEqualTo(SMALL);
    assertThat(record.data().sha256()).isEqualTo(IMAGES.fingerprint().sha256());
    assertThat(record.images()).contains("synthetic");
    assertThat(record.recipe()).isEqualTo(Preset.TINY.recipe());
    assertThat(record.provenance().engine().path()).isNotBlank();
    assertThat(record.provenance().deeplearning4j()).isEqualTo("1.0.0-M2.1");
    assertThat(record.provenance().commit()).matches("[0-9a-f]{40}(-dirty)?|unknown");
    assertThat(record.results().parametersSha256()).hasSize(64);
    assertThat(run.metrics()).hasSize(Preset.TINY.recipe().iterations());
    assertThat(run.metrics().get(5).testError()).isPresent();
    assertThat(record.results().testError())
        .isEqualTo(run.metrics().get(5).testError().getAsDouble());
    try (var files = Files.list(runs.resolve("first"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "run.json", "metrics.csv", "model.zip", "preprocessing.json", ".lock");
    }
  }

  @Test
  void gives_the_same_bits_for_the_same_seed_and_others_for_another() throws Exception {
    StoredRun one = train("one", 1);
    StoredRun again = train("again", 1);
    StoredRun other = train("other", 2);

    assertThat(again.metrics()).isEqualTo(one.metrics());
    assertThat(hash(again)).isEqualTo(hash(one));
    assertThat(hash(other)).isNotEqualTo(hash(one));
  }

  @Test
  void stores_a_model_with_the_error_that_it_states() throws Exception {
    StoredRun run = train("stored", 1);

    ComputationGraph loaded = ModelSerializer.restoreComputationGraph(run.modelFile().toFile());

    assertThat(ParameterHash.of(loaded)).isEqualTo(hash(run));
    EvaluationBatches test = new EvaluationBatches(IMAGES.test(), MeanImage.of(IMAGES.train()), 16);
    double stated = run.record().results().testError();
    // metrics.csv, and run.json from it, have four decimals.
    assertThat(TestError.percent(loaded, test)).isCloseTo(stated, within(5e-5));
    assertThat(
            Rung.of(new Protocol.Center(), StoredModel.read(run.folder()))
                .on(IMAGES)
                .topOne()
                .percent())
        .isCloseTo(stated, within(5e-5));
  }

  @Test
  void learns_a_few_images_by_heart() throws Exception {
    Dataset few = new SyntheticImages(1, 32, 32).draw();
    Recipe recipe = Preset.TINY.recipe().scaledTo(150).withSizes(32, 1, 32);
    Architecture network = CifarFamily.resnet(8).withWidth(8).architecture();

    StoredRun run =
        Training.run(new RunPlan("learns", network, recipe, null, 1), few, runs, RunListener.NONE);

    assertThat(mean(run.metrics().subList(140, 150)))
        .isLessThan(mean(run.metrics().subList(0, 10)) / 2);
  }

  @Test
  void refuses_a_mini_batch_that_no_array_holds() {
    Shape large = new Shape(3, 2400, 2400);
    ImageSet blank =
        new ImageSet() {
          @Override
          public int size() {
            return 128;
          }

          @Override
          public Shape shape() {
            return large;
          }

          @Override
          public List<String> classNames() {
            return IMAGES.train().classNames();
          }

          @Override
          public int label(int i) {
            return 0;
          }

          @Override
          public byte[] image(int i) {
            throw new AssertionError("it is refused before");
          }
        };
    Dataset photos =
        new Dataset(
            new ImageSource.Own(null),
            "blank",
            IMAGES.fingerprint(),
            blank,
            Optional.empty(),
            blank);
    RunPlan plan =
        new RunPlan("large", Networks.named("resnet-8", photos.variation()), Recipe.PAPER, null, 1);

    assertThatThrownBy(() -> plan.requireFits(photos))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128 images of 3x2400x2400 has more numbers than an array holds")
        .hasMessageContaining("--batch-size");
  }

  @Test
  void shows_every_iteration_to_its_listener() throws Exception {
    List<Integer> seen = new ArrayList<>();
    RunPlan plan = RunPlan.of("listened", SMALL, Budget.of(Preset.TINY), 1);

    Training.run(plan, IMAGES, runs, progress -> seen.add(progress.last().iteration()));

    assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void refuses_a_name_that_is_taken_by_another_run() throws Exception {
    train("taken", 1);

    assertThatThrownBy(() -> train("taken", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the run taken has seed 1, not 2; choose another name for this one");
  }

  @Test
  void refuses_a_folder_that_holds_something_else() throws Exception {
    Files.createDirectories(runs.resolve("mine"));
    Files.writeString(runs.resolve("mine/thesis.tex"), "");

    assertThatThrownBy(() -> train("mine", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine exists and holds no run");
    assertThat(runs.resolve("mine")).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void refuses_images_of_another_shape() {
    RunPlan plan = RunPlan.of("shape", Networks.named("resnet-18"), Budget.of(Preset.TINY), 1);

    assertThatThrownBy(() -> Training.run(plan, IMAGES, runs, RunListener.NONE))
        .hasMessageContaining("resnet-18 takes images of 3x224x224 and 1000 classes")
        .hasMessageContaining("3x32x32 and 10");
    assertThat(runs.resolve("shape")).doesNotExist();
  }

  @Test
  void marks_a_run_that_its_user_stopped() throws Exception {
    RunPlan plan = RunPlan.of("stopped", SMALL, Budget.of(Preset.TINY), 1);

    StoredRun run =
        Training.run(
            plan,
            IMAGES,
            runs,
            progress -> {
              if (progress.last().iteration() == 2) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(Thread.interrupted()).isTrue();

    assertThat(run.record().status()).isEqualTo(RunRecord.Status.INTERRUPTED);
    assertThat(StoredRun.read(run.folder()).metrics()).hasSize(2);
  }

  private StoredRun train(String name, long seed) throws Exception {
    return Training.run(
        RunPlan.of(name, SMALL, Budget.of(Preset.TINY), seed), IMAGES, runs, RunListener.NONE);
  }

  private static String hash(StoredRun run) {
    return run.record().results().parametersSha256();
  }

  private static double mean(List<Metrics> rows) {
    return rows.stream().mapToDouble(Metrics::trainingError).average().orElseThrow();
  }
}
