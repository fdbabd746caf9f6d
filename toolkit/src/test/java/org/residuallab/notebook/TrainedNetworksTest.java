package org.residuallab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.RecipeChanges;
import org.residuallab.run.RunExport;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Study;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.weights.WeightsExport;

/** Where a notebook's trained networks come from. */
class TrainedNetworksTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();
  private static final Architecture PLAIN = Networks.named("plain-8", IMAGES.variation());
  private static final Architecture RESIDUAL = Networks.named("resnet-8", IMAGES.variation());

  @TempDir Path project;
  private final List<String> started = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private final RunListener watcher =
      new RunListener() {
        @Override
        public void onStart(RunRecord run) {
          started.add(run.network().name());
        }

        @Override
        public void onNotice(String line) {
          said.add(line);
        }

        @Override
        public void onIteration(Progress progress) {}
      };

  private TrainedNetworks networks() {
    return new TrainedNetworks(
        project.resolve("results"), project.resolve("weights"), project.resolve("runs"), budget(1));
  }

  private static Budget budget(int iterations) {
    return Budget.of(Preset.TINY, OptionalInt.of(iterations));
  }

  private RunRecord share(String name, int iterations) throws Exception {
    return share(RESIDUAL, name, iterations);
  }

  private RunRecord share(Architecture network, String name, int iterations) throws Exception {
    StoredRun run =
        Training.run(
            RunPlan.of(name, network, budget(iterations), 1),
            IMAGES,
            project.resolve("elsewhere"),
            RunListener.NONE);
    RunExport.of(run).writeTo(project.resolve("results"));
    StoredModel model = StoredModel.read(run.folder());
    WeightsExport.of(model.network())
        .write(
            project.resolve("weights").resolve(name + ".safetensors"),
            model.graph(),
            Optional.of(model.preprocessing()));
    return run.record();
  }

  @Test
  void are_the_projects_longest_and_what_it_has_no_weights_of_is_trained() throws Exception {
    share("short", 1);
    RunRecord longest = share("long", 2);

    List<StoredModel> models = networks().of(List.of(PLAIN, RESIDUAL), IMAGES, watcher);

    assertThat(models)
        .extracting(model -> model.network().name())
        .containsExactly("plain-8", "resnet-8");
    assertThat(models.get(1).origin().training()).contains(longest);
    assertThat(started).containsExactly("plain-8");
    assertThat(said)
        .containsExactly(
            "no weights of plain-8 came with the project; iterations here: 1, of the others: 2");
    assertThat(networks().of(List.of(PLAIN, RESIDUAL), IMAGES, watcher)).isEqualTo(models);
    assertThat(started).containsExactly("plain-8");
  }

  @Test
  void of_a_study_are_those_of_all_its_seeds_or_none() throws Exception {
    Study study = new Study("voting", List.of(PLAIN), List.of(budget(1)), List.of(2L, 1L));
    String second = study.plans().get(1).name();

    try (RunFolder busy = RunFolder.open(project.resolve("runs").resolve(second), line -> {})) {
      assertThat(busy).isNotNull();
      assertThatThrownBy(() -> networks().of(study, IMAGES, watcher))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(second + "; wait for it");
    }
    assertThat(networks().of(study, IMAGES, watcher))
        .extracting(model -> model.origin().training().orElseThrow().seed())
        .containsExactly(2L, 1L);
  }

  @Test
  void were_trained_equally_long_if_they_are_several() throws Exception {
    RunRecord equal = share("short", 1);
    RunRecord longest = share("long", 2);
    RunRecord plain = share(PLAIN, "plain", 1);

    assertThat(networks().of(List.of(PLAIN, RESIDUAL), IMAGES, watcher))
        .extracting(model -> model.origin().training().orElseThrow())
        .containsExactly(plain, equal);
    assertThat(networks().of(List.of(RESIDUAL), IMAGES, watcher))
        .extracting(model -> model.origin().training().orElseThrow())
        .containsExactly(longest);
    assertThat(started).isEmpty();
  }

  @Test
  void are_each_its_longest_if_no_length_is_common_to_all() throws Exception {
    RunRecord longest = share("long", 2);
    RunRecord plain = share(PLAIN, "plain", 1);

    assertThat(networks().of(List.of(PLAIN, RESIDUAL), IMAGES, watcher))
        .extracting(model -> model.origin().training().orElseThrow())
        .containsExactly(plain, longest);
  }

  @Test
  void that_diverged_are_none() {
    Budget wild =
        new RecipeChanges(null, 1e30, null, null, null, null, null, null, null, null)
            .applyTo(Budget.of(Preset.TINY));
    TrainedNetworks networks =
        new TrainedNetworks(
            project.resolve("results"), project.resolve("weights"), project.resolve("runs"), wild);

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> networks.of(List.of(PLAIN), IMAGES, watcher))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("diverged at iteration");
    }
  }

  @Test
  void whose_training_was_stopped_are_missing() throws Exception {
    Thread.currentThread().interrupt();

    assertThat(networks().of(List.of(PLAIN, RESIDUAL), IMAGES, watcher)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void are_not_those_of_other_images() throws Exception {
    share("short", 1);
    Dataset others = new SyntheticImages(2, 32, 16).draw();

    List<StoredModel> models = networks().of(List.of(RESIDUAL), others, watcher);

    assertThat(models.get(0).origin().training().orElseThrow().data().fingerprint())
        .isEqualTo(others.fingerprint());
    assertThat(started).containsExactly("resnet-8");
  }
}
