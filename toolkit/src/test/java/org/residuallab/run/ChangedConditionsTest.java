package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineDescription;
import org.residuallab.engine.EngineSettings;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunRecord.Resumption;
import org.residuallab.table.RunList;
import org.residuallab.training.CheckpointInterval;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;
import org.residuallab.verification.RunComparison;
import org.residuallab.verification.Verification;

/** Runs that went on otherwise than they began. */
class ChangedConditionsTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final EngineDescription ONE = engine("AVX2", 1);
  private static final EngineDescription TWO = engine("AVX-512", 2);

  @TempDir Path runs;

  @Test
  void says_once_that_the_bits_are_others_and_how_to_keep_them() throws Exception {
    until(3, 1);
    List<String> notices = new ArrayList<>();

    StoredRun run = train(2, listening(notices));

    assertThat(notices)
        .containsExactly(
            "run began under other conditions (threads 1, now 2); it goes on, but its bits are no"
                + " longer those of a run never interrupted: LAB_THREADS=1 ./lab resume run would"
                + " keep them");
    RunHistory history = RunHistory.of(StoredRun.read(run.folder()).record());
    assertThat(history.stretches()).extracting(RunHistory.Stretch::after).containsExactly(0, 3);
    assertThat(RunList.of(List.of(RunState.of(run.folder()))).rows().get(0))
        .contains("once, conditions changed");
    assertThat(history.engines()).contains("1 threads); from iteration 4 on residual-lab");
  }

  @Test
  void is_silent_where_all_is_as_it_was() throws Exception {
    until(3, 1);
    List<String> notices = new ArrayList<>();

    StoredRun run = train(1, listening(notices));

    assertThat(notices).isEmpty();
    assertThat(run.record().resumptions()).hasSize(1);
    assertThat(RunHistory.of(run.record()).isOne()).isTrue();
  }

  @Test
  void verification_demands_the_bits_of_what_was_made_alike_and_allows_the_rest_a_tolerance()
      throws Exception {
    until(3, 1);
    StoredRun run = train(2, RunListener.NONE);

    Verification whole = Verification.of(run, IMAGES, OptionalInt.empty(), options(1), n -> {});
    assertThat(whole.exact()).isFalse();
    assertThat(whole.holds()).isTrue();
    assertThat(whole.findings().get(0)).contains("from iteration 4 on residual-lab", "2 threads");

    Verification first = Verification.of(run, IMAGES, OptionalInt.of(3), options(1), n -> {});
    assertThat(first.exact()).isTrue();
    assertThat(first.holds()).isTrue();
  }

  @Test
  void a_commit_is_a_condition_too() throws Exception {
    StoredRun run = train(1, RunListener.NONE);
    RunRecord resumed = with(run.record(), new Resumption(4, "", COMMIT, engineOf(run), null));

    Verification verification =
        Verification.of(
            new StoredRun(run.folder(), resumed, run.metrics()),
            IMAGES,
            OptionalInt.empty(),
            options(1),
            n -> {});

    assertThat(verification.exact()).isFalse();
    assertThat(verification.findings()).anyMatch(line -> line.contains("from iteration 5 on 0123"));
    RunComparison comparison =
        RunComparison.of(run, new StoredRun(run.folder(), resumed, run.metrics()));
    assertThat(comparison.circumstances())
        .singleElement()
        .satisfies(
            commit -> assertThat(commit.right()).contains("; from iteration 5 on " + COMMIT));
  }

  @Test
  void names_every_change_and_what_going_back_takes() throws Exception {
    RunRecord began =
        with(train(1, RunListener.NONE).record(), new Resumption(0, "", COMMIT, ONE, null));
    Provenance now = new Provenance("", "fedcba9876543210-dirty", "", "", TWO, "", "", 2, null);

    assertThat(ChangedConditions.notice(began, 4, now))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("threads 1, now 2; instructions AVX2, now AVX-512; ")
                    .contains("commit 0123456789ab, now fedcba987654-dirty")
                    .contains("LAB_THREADS=1 ./lab resume run on a processor with AVX2 built from")
                    .doesNotContain("\n"));
    assertThat(ChangedConditions.notice(began, 0, now)).isEmpty();
    RunRecord mixed =
        with(
            began,
            new Resumption(0, "", COMMIT, ONE, null),
            new Resumption(3, "", COMMIT, TWO, null));
    assertThat(ChangedConditions.notice(mixed, 4, now)).isEmpty();
    assertThat(ChangedConditions.notice(mixed, 3, now)).isPresent();
  }

  @Test
  void what_was_lost_with_a_checkpoint_is_not_part_of_the_history() throws Exception {
    RunRecord run =
        with(
            train(1, RunListener.NONE).record(),
            new Resumption(4, "", COMMIT, TWO, null),
            new Resumption(0, "", COMMIT, ONE, null),
            new Resumption(3, "", COMMIT, TWO, null),
            new Resumption(2, "", COMMIT, ONE, null),
            new Resumption(5, "", COMMIT, TWO, null));

    assertThat(RunHistory.of(run).stretches())
        .containsExactly(
            new RunHistory.Stretch(0, COMMIT, ONE), new RunHistory.Stretch(5, COMMIT, TWO));
    assertThat(RunHistory.of(run).of(5).isOne()).isTrue();
    assertThat(RunHistory.of(run).of(6).isOne()).isFalse();
  }

  private static RunRecord with(RunRecord run, Resumption... resumptions) {
    return Records.with(run, List.of(resumptions));
  }

  private static EngineDescription engineOf(StoredRun run) {
    return run.record().provenance().engine();
  }

  private static EngineDescription engine(String instructions, int threads) {
    return new EngineDescription("residual-lab", "oneDNN 3.11.0", instructions, threads);
  }

  private static TrainingOptions options(int threads) {
    return TrainingOptions.usual()
        .with(new EngineSettings(ComputePath.RESIDUAL_LAB, threads))
        .with(CheckpointInterval.DEFAULT);
  }

  private static RunListener listening(List<String> notices) {
    return new RunListener() {
      @Override
      public void onNotice(String line) {
        notices.add(line);
      }

      @Override
      public void onIteration(Progress progress) {}
    };
  }

  private void until(int stop, int threads) throws Exception {
    train(
        threads,
        progress -> {
          if (progress.last().iteration() == stop) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(Thread.interrupted()).isTrue();
  }

  private StoredRun train(int threads, RunListener listener) throws Exception {
    RunPlan plan = RunPlan.of("run", Networks.named("resnet-8"), Budget.of(Preset.TINY), 1);
    return Training.run(plan, IMAGES, runs, listener, options(threads));
  }
}
