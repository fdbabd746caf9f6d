package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Optimizer;
import org.residuallab.probe.LayerResponses;
import org.residuallab.probe.TrainedNetwork;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Origin;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.RunState;
import org.residuallab.run.StoredRun;
import org.residuallab.training.StoppedRuns.Watch;
import org.residuallab.verification.Verification;

/** A run whose numbers become none has an outcome of its own. */
class DivergenceTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Architecture SMALL = CifarFamily.plain(8).architecture();

  @TempDir Path runs;

  @Test
  void ends_as_diverged_at_the_iteration_that_it_names_in_one_line() throws Exception {
    Watch watch = new Watch();

    StoredRun run = train(1e30, watch);

    assertThat(run.record().status()).isEqualTo(Status.DIVERGED);
    assertThat(run.record().results()).isNull();
    int last = run.metrics().size();
    assertThat(last).isBetween(1, 11);
    assertThat(run.metrics().get(last - 1).testError()).isEmpty();
    assertThat(run.metrics().subList(0, last - 1))
        .allSatisfy(row -> assertThat(row.loss()).isFinite());
    assertThat(watch.notices)
        .singleElement()
        .asString()
        .startsWith("run diverged at iteration %d: ".formatted(last))
        .endsWith("a learning rate below 1.0E30 may help");
    assertThat(RunState.of(run.folder()).inWords()).isEqualTo("diverged at iteration " + last);
    assertThat(StoppedRuns.names(run.folder()))
        .containsExactlyInAnyOrder("run.json", "metrics.csv", ".lock");
    assertThat(StoredRun.read(run.folder()).metrics()).hasSize(last);
    assertThatThrownBy(() -> TrainedNetwork.of(run))
        .hasMessageStartingWith("no trained network: run diverged at iteration " + last);
    assertThatThrownBy(() -> LayerResponses.atTheEndOf(run))
        .hasMessageContaining("run diverged at iteration " + last);
    assertThatThrownBy(() -> new Origin.TrainedHere(run.record()))
        .hasMessage("run has no trained network: the run diverged");
  }

  @Test
  void is_not_made_again() throws Exception {
    StoredRun run = train(1e30, new Watch());
    Watch watch = new Watch();

    StoredRun again = train(1e30, watch);

    assertThat(watch.iterations).isZero();
    assertThat(again.record()).isEqualTo(run.record());
    assertThat(RunNames.sameOrFree(plan(1e30), IMAGES, TrainingOptions.usual(), runs).name())
        .isEqualTo("run");
  }

  @Test
  void a_repetition_that_diverges_at_the_same_iteration_confirms_it() throws Exception {
    StoredRun run = train(1e30, new Watch());

    Verification verified =
        Verification.of(
            StoredRun.read(run.folder()),
            IMAGES,
            OptionalInt.empty(),
            TrainingOptions.usual(),
            done -> {});

    assertThat(verified.holds()).as(verified.findings().toString()).isTrue();
    assertThat(verified.findings())
        .contains(
            "the repetition diverges at iteration %1$d, the run at %1$d"
                .formatted(run.metrics().size()));
  }

  @Test
  void a_rate_that_a_normalised_network_survives_is_no_divergence() throws Exception {
    assertThat(train(1, new Watch()).record().status()).isEqualTo(Status.FINISHED);
  }

  private StoredRun train(double rate, RunListener listener) throws Exception {
    return Training.run(plan(rate), IMAGES, runs, listener);
  }

  private static RunPlan plan(double rate) {
    Recipe usual = Preset.TINY.recipe().scaledTo(12);
    Recipe recipe =
        new Recipe(
            16, 12, List.of(6, 9), new Optimizer(rate, 0.9, 1e-4), usual.warmUp(), true, 0, 3, 32);
    return new RunPlan("run", SMALL, recipe, null, 1);
  }
}
