package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunFolder;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

class BusyStudyTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();

  @TempDir Path runs;

  @Test
  void a_display_that_fails_to_say_that_a_run_is_busy_does_not_end_the_study() throws Exception {
    Study study =
        new Study(
            "busy",
            List.of(CifarFamily.resnet(8).withWidth(2).architecture()),
            List.of(Budget.of(Preset.TINY)),
            List.of(1L));
    List<String> said = new ArrayList<>();
    RunListener broken =
        new RunListener() {
          @Override
          public void onNotice(String line) {
            said.add(line);
            throw new IllegalStateException("no display");
          }

          @Override
          public void onIteration(Progress progress) {}
        };
    Path run = runs.resolve(study.plans().get(0).name());

    try (RunFolder busy = RunFolder.open(run, line -> {})) {
      assertThat(busy).isNotNull();
      assertThat(study.run(IMAGES, runs, broken, new Schedule(1, 1))).isEmpty();
    }
    assertThat(said).first().asString().contains("is being trained by process");
  }
}
