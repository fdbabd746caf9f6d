package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.experiment.DegradationExperiment;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunFolder;
import org.residuallab.run.StoredRun;
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

  private static DegradationExperiment twins() {
    List<Architecture> pair =
        List.of(
            CifarFamily.plain(8).withWidth(2).architecture(),
            CifarFamily.resnet(8).withWidth(2).architecture());
    return new DegradationExperiment(pair, Budget.of(Preset.TINY, OptionalInt.of(1)), 1);
  }

  @Test
  void what_compares_runs_does_not_begin_to_without_one_of_them() throws Exception {
    DegradationExperiment experiment = twins();
    String plain = experiment.study().plans().get(0).name();
    Told told = new Told();

    try (RunFolder busy = RunFolder.open(runs.resolve(plain), line -> {})) {
      assertThat(busy).isNotNull();
      assertThatThrownBy(() -> experiment.run(IMAGES, runs, told))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "another process trains what is compared here, %s; wait for it, then run this again"
                  .formatted(plain));
    }
    assertThat(told.notices)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(plain + " is being trained by process");
    assertThat(told.stored).isEmpty(); // It saw how the other one was made.
    assertThat(experiment.run(IMAGES, runs, RunListener.NONE)).hasSize(2);
  }

  @Test
  void a_run_that_was_let_go_while_the_others_were_made_is_made_after_them() throws Exception {
    DegradationExperiment experiment = twins();
    String plain = experiment.study().plans().get(0).name();
    RunFolder busy = RunFolder.open(runs.resolve(plain), line -> {});
    RunListener letsGo =
        progress -> {
          try {
            busy.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };

    assertThat(experiment.run(IMAGES, runs, letsGo)).hasSize(2);
  }

  private static final class Told implements RunListener {

    private final List<String> notices = new ArrayList<>();
    private final List<StoredRun> stored = new ArrayList<>();

    @Override
    public void onNotice(String line) {
      notices.add(line);
    }

    @Override
    public void onStored(StoredRun run) {
      stored.add(run);
    }

    @Override
    public void onIteration(Progress progress) {}
  }
}
