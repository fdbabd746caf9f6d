package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunBusyException;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.RunState;
import org.residuallab.run.StoredRun;

class ResumeTest extends StoppedRuns {

  @Test
  void goes_on_after_a_stop_at_any_iteration_to_the_same_bits() throws Exception {
    for (int stop : new int[] {1, 6, 11}) {
      String name = "stop-" + stop;
      StoredRun first = until(stop, name);
      assertThat(first.record().status()).isEqualTo(Status.INTERRUPTED);
      assertThat(first.metrics()).hasSize(stop);

      StoredRun run = Training.run(plan(name), IMAGES, runs, RunListener.NONE);

      assertSame(run, whole);
      assertThat(run.record().resumptions())
          .extracting(RunRecord.Resumption::iteration)
          .containsExactly(stop);
    }
  }

  @Test
  void goes_on_as_often_as_it_must() throws Exception {
    for (int stop = 2; stop < 12; stop += 3) {
      until(stop, "often");
    }
    StoredRun run = Training.run(plan("often"), IMAGES, runs, RunListener.NONE);

    assertSame(run, whole);
    assertThat(run.record().resumptions()).hasSize(4);
  }

  @Test
  void removes_what_a_killed_writing_left() throws Exception {
    until(3, "left");
    Files.writeString(
        runs.resolve("left/.metrics.csv-%s.part".formatted(UUID.randomUUID())), "iteration,ep");
    Files.writeString(runs.resolve("left/.keep.part"), "the user's");

    Training.run(plan("left"), IMAGES, runs, RunListener.NONE);

    assertThat(names(runs.resolve("left")))
        .containsExactlyInAnyOrder(
            "run.json", "metrics.csv", "model.zip", "preprocessing.json", ".lock", ".keep.part");
  }

  @Test
  void goes_on_where_the_users_language_has_digits_of_its_own() throws Exception {
    Locale usual = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
    try {
      assertThat("%d".formatted(1)).as("a locale that shows").isNotEqualTo("1");
      until(7, "persian");
      assertThat(names(runs.resolve("persian/checkpoints")))
          .containsExactlyInAnyOrder("000000006.checkpoint", "000000007.checkpoint");
      Watch watch = new Watch();
      assertSame(Training.run(plan("persian"), IMAGES, runs, watch), whole);
      assertThat(watch.resumedAfter).isEqualTo(7);
      Budget budget = Budget.of(Preset.TINY, OptionalInt.of(12));
      assertThat(RunNames.usual(SMALL, budget, 3)).isEqualTo("resnet-8-tiny-12-seed3");
      assertThat(budget.name()).isEqualTo("tiny, 12 iterations");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, usual);
    }
  }

  @Test
  void a_finished_run_is_not_repeated() throws Exception {
    Watch watch = new Watch();

    StoredRun again = Training.run(plan("run"), IMAGES, shared, watch);

    assertThat(watch.iterations).isZero();
    assertThat(again.record()).isEqualTo(whole.record());
  }

  @Test
  void refuses_a_second_trainer_of_the_same_run() throws Exception {
    String me = Long.toString(ProcessHandle.current().pid());
    List<Throwable> refusals = new ArrayList<>(); // What a listener throws, nobody hears.
    RunListener second =
        progress ->
            refusals.add(
                catchThrowable(() -> Training.run(plan("two"), IMAGES, runs, RunListener.NONE)));

    StoredRun run = Training.run(plan("two"), IMAGES, runs, second);

    assertThat(refusals)
        .hasSize(12)
        .allSatisfy(
            refusal ->
                assertThat(refusal)
                    .isInstanceOf(RunBusyException.class)
                    .hasMessageContaining("two is being trained by process " + me));
    assertSame(run, whole);
    assertThat(RunState.of(run.folder()).process()).isEmpty();
  }

  @Test
  void the_time_before_a_stop_counts() throws Exception {
    StoredRun stopped = until(11, "timed");
    double before = stopped.record().results().seconds();

    StoredRun run = Training.run(plan("timed"), IMAGES, runs, RunListener.NONE);

    assertThat(run.record().results().seconds()).isGreaterThan(before);
  }
}
