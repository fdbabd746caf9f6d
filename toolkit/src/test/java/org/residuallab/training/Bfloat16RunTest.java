package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.MeanImage;
import org.residuallab.engine.EmulatedBfloat16;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;
import org.residuallab.probe.TrainedNetwork;
import org.residuallab.recipe.GoingOn;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Continuation;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** A run in bfloat16, stopped, verified, gone on with. */
@ExtendWith(EmulatedBfloat16.class)
class Bfloat16RunTest {

  private static final Recipe RECIPE = StoppedRuns.RECIPE.with(Precision.BFLOAT16);

  @TempDir static Path runs;
  private static StoredRun whole;

  @BeforeAll
  static void trains_without_a_stop() throws Exception {
    whole = Training.run(plan("whole", RECIPE), StoppedRuns.IMAGES, runs, RunListener.NONE);
  }

  @Test
  void says_what_it_was_and_by_what_it_was_made() throws Exception {
    StoredRun read = StoredRun.read(whole.folder());

    assertThat(read.record().status()).isEqualTo(Status.FINISHED);
    assertThat(read.record().recipe().precision()).isEqualTo(Precision.BFLOAT16);
    assertThat(read.record().provenance().engine().instructions())
        .isEqualTo(Onednn.library().bfloat16().toString());
  }

  @Test
  void goes_on_after_a_stop_to_the_same_bits() throws Exception {
    RunListener stop =
        progress -> {
          if (progress.last().iteration() == 7) {
            Thread.currentThread().interrupt();
          }
        };
    TrainingOptions often =
        TrainingOptions.usual()
            .with(new CheckpointInterval(Duration.ofHours(1), OptionalInt.of(2)));
    RunPlan plan = plan("stopped", RECIPE);
    StoredRun first = Training.run(plan, StoppedRuns.IMAGES, runs, stop, often);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(first.record().status()).isEqualTo(Status.INTERRUPTED);

    StoppedRuns.assertSame(Training.run(plan, StoppedRuns.IMAGES, runs, RunListener.NONE), whole);
  }

  @Test
  void a_finished_run_goes_on_in_the_same_precision() throws Exception {
    RunPlan longer = Continuation.plan(whole, new GoingOn(14, null, List.of()), "longer");
    Continuation.begin(whole, longer, runs, System.out::println);
    StoredRun gone = Training.run(longer, StoppedRuns.IMAGES, runs, RunListener.NONE);

    assertThat(gone.record().recipe().precision()).isEqualTo(Precision.BFLOAT16);
    StoredRun anew =
        Training.run(plan("anew", longer.recipe()), StoppedRuns.IMAGES, runs, RunListener.NONE);
    assertThat(gone.record().results().parametersSha256())
        .isEqualTo(anew.record().results().parametersSha256());
  }

  @Test
  void is_another_run_than_that_of_32_bits() {
    RunPlan wide = plan("whole", StoppedRuns.RECIPE);

    assertThatThrownBy(() -> Training.run(wide, StoppedRuns.IMAGES, runs, RunListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("precision bfloat16, not float32");
  }

  @Test
  void its_error_is_what_a_reader_of_its_weights_measures_in_32_bits() throws Exception {
    EvaluationBatches test =
        new EvaluationBatches(
            StoppedRuns.IMAGES.test(), MeanImage.of(StoppedRuns.IMAGES.train()), 16);
    ComputationGraph network = TrainedNetwork.of(whole);
    assertThat(TestError.percent(network, test)).isEqualTo(whole.record().results().testError());
    network.close();
  }

  private static RunPlan plan(String name, Recipe recipe) {
    return new RunPlan(name, StoppedRuns.SMALL, recipe, null, 1);
  }
}
