package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;

class RunNamesTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();

  @TempDir Path runs;

  @Test
  void a_run_that_another_process_has_begun_under_the_next_name_is_not_begun_again()
      throws Exception {
    Files.createFile(Files.createDirectories(runs.resolve("run")).resolve("of somebody else"));
    assertThat(name()).isEqualTo("run-2");

    Files.createFile(Files.createDirectories(runs.resolve("run-2")).resolve(".lock"));

    assertThat(name()).isEqualTo("run-2");
    assertThat(RunNames.free(plan(), runs).name()).isEqualTo("run-3");
  }

  private String name() throws Exception {
    return RunNames.sameOrFree(plan(), IMAGES, TrainingOptions.usual(), runs).name();
  }

  private static RunPlan plan() {
    return RunPlan.of("run", StoppedRuns.SMALL, Budget.of(Preset.TINY), 1);
  }
}
