package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.engine.RefusedPrecisionException;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;
import org.residuallab.run.RunPlan;

class RefusedPrecisionRunTest {

  @TempDir Path runs;

  @Test
  void a_run_that_nothing_here_can_make_leaves_nothing() {
    assumeFalse(Onednn.library().bfloat16().isNative(), "this processor has bfloat16");

    assertRefused(EngineSettings.fastest(), "this processor has neither AVX512_BF16 nor AMX");
  }

  @Test
  void nor_does_one_on_a_path_of_32_bits() {
    assertRefused(new EngineSettings(ComputePath.DEEPLEARNING4J, 1), "the path deeplearning4j");
  }

  private void assertRefused(EngineSettings engine, String reason) {
    RunPlan plan =
        new RunPlan("run", StoppedRuns.SMALL, StoppedRuns.RECIPE.with(Precision.BFLOAT16), null, 1);
    assertThatThrownBy(
            () ->
                Training.run(
                    plan, StoppedRuns.IMAGES, runs, RunListener.NONE, TrainingOptions.of(engine)))
        .isInstanceOf(RefusedPrecisionException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
    assertThat(runs).isEmptyDirectory();
  }
}
