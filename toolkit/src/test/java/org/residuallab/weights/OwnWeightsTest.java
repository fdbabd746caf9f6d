package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunExport;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** Networks of runs that were shared without them. */
class OwnWeightsTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();

  @TempDir Path project;
  private Path runs;
  private Path weights;
  private List<StoredRun> shared;
  private StoredRun trained;

  @BeforeEach
  void shares_a_run_without_its_weights() throws Exception {
    runs = project.resolve("runs");
    weights = project.resolve("weights");
    trained = train("own", 1);
    RunExport.of(trained).writeTo(project.resolve("results"));
    shared = StoredRun.all(project.resolve("results"));
  }

  private StoredRun train(String name, long seed) throws Exception {
    return Training.run(
        RunPlan.of(
            name,
            Networks.named("resnet-8", IMAGES.variation()),
            Budget.of(Preset.TINY, OptionalInt.of(1)),
            seed),
        IMAGES,
        project.resolve("elsewhere"),
        RunListener.NONE);
  }

  private void share(StoredRun run) throws Exception {
    StoredModel model = StoredModel.read(run.folder());
    WeightsExport.of(model.network())
        .write(
            weights.resolve("own.safetensors"), model.graph(), Optional.of(model.preprocessing()));
  }

  @Test
  void come_from_the_file_of_their_weights_and_are_that_runs() throws Exception {
    share(trained);

    List<StoredModel> models = OwnWeights.of(shared, weights, runs);

    assertThat(models).hasSize(1);
    assertThat(models.get(0).folder()).isEqualTo(runs.resolve("own-imported"));
    assertThat(models.get(0).origin().training()).contains(trained.record());
    assertThat(models.get(0).preprocessing())
        .isEqualTo(StoredModel.read(trained.folder()).preprocessing());
    assertThat(OwnWeights.of(shared, weights, runs)).isEqualTo(models);
    assertThat(OwnWeights.of(shared, project.resolve("none"), runs)).isEqualTo(models);
  }

  @Test
  void are_those_of_the_run_itself_where_it_was_trained() throws Exception {
    assertThat(OwnWeights.of(shared, weights, runs)).isEmpty();
    assertThat(OwnWeights.of(shared, weights, project.resolve("elsewhere")))
        .containsExactly(StoredModel.read(trained.folder()));
  }

  @Test
  void come_from_their_file_where_the_run_stands_among_ones_own_without_its_network()
      throws Exception {
    RunExport.of(trained).writeTo(runs);

    assertThat(OwnWeights.areOf(shared.get(0), weights, runs)).isFalse();
    assertThat(OwnWeights.of(shared, weights, runs)).isEmpty();

    share(trained);
    assertThat(OwnWeights.areOf(shared.get(0), weights, runs)).isTrue();
    assertThat(OwnWeights.of(shared, weights, runs))
        .singleElement()
        .extracting(StoredModel::folder)
        .isEqualTo(runs.resolve("own-imported"));
  }

  @Test
  void are_not_taken_for_the_runs_if_they_only_have_its_name() throws Exception {
    share(train("other", 2));

    assertThatThrownBy(() -> OwnWeights.of(shared, weights, runs))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageEndingWith("own.safetensors does not hold the weights that the run own left");
    assertThat(Files.exists(runs)).isFalse();

    WeightsFile file = WeightsFile.read(weights.resolve("own.safetensors"));
    WeightsImport.of(trained.record().network(), file)
        .store(runs, "own-imported", file.preprocessing().orElseThrow(), "others", List.of());
    assertThatThrownBy(() -> OwnWeights.of(shared, weights, runs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own-imported does not hold the network that the run own left");
  }

  @Test
  void are_imported_by_several_at_once() throws Exception {
    share(trained);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<StoredModel>>> all =
          Collections.nCopies(4, () -> OwnWeights.of(shared, weights, runs));
      for (Future<List<StoredModel>> one : readers.invokeAll(all)) {
        assertThat(one.get()).hasSize(1);
      }
    } finally {
      readers.shutdownNow();
    }
    try (Stream<Path> there = Files.list(runs)) {
      assertThat(there).containsExactly(runs.resolve("own-imported"));
    }
    assertThat(StoredModel.read(runs.resolve("own-imported")).graph().numParams()).isPositive();
  }
}
