package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.experiment.ShortcutComparison;
import org.residuallab.model.Optimizer;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;
import org.residuallab.table.StudySummary;
import org.residuallab.text.TextFormat;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

class StudyTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Study STUDY =
      new Study(
          "twins",
          List.of(
              CifarFamily.plain(8).withWidth(4).architecture(),
              CifarFamily.resnet(8).withWidth(4).architecture()),
          List.of(Budget.of(Preset.TINY)),
          List.of(1L, 2L));

  @TempDir Path runs;

  @Test
  void trains_what_is_missing_and_never_twice() throws Exception {
    assertThat(words()).containsOnly("to do");
    List<StoredRun> one = run(STUDY, new Schedule(1, 1));
    assertThat(words()).containsOnly("finished");

    Counting counting = new Counting();
    List<StoredRun> again = STUDY.run(IMAGES, runs, counting);

    assertThat(counting.iterations).isZero();
    assertThat(counting.stored).isEqualTo(4);
    assertThat(again).extracting(StoredRun::record).isEqualTo(records(one));
  }

  @Test
  void stopped_before_its_first_run_it_begins_none() throws Exception {
    for (Schedule schedule : List.of(new Schedule(1, 1), new Schedule(2, 1))) {
      Thread.currentThread().interrupt();

      List<StoredRun> made = STUDY.run(IMAGES, runs, RunListener.NONE, schedule);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(made).isEmpty();
      assertThat(words()).containsOnly("to do");
    }
  }

  @Test
  void stopped_as_a_run_ends_it_begins_no_other() throws Exception {
    RunListener atTheEnd =
        progress -> {
          if (progress.last().iteration() == 6) {
            Thread.currentThread().interrupt();
          }
        };

    List<StoredRun> made = STUDY.run(IMAGES, runs, atTheEnd, new Schedule(1, 1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(made).extracting(run -> run.record().status()).containsExactly(Status.FINISHED);
    assertThat(words()).containsOnlyOnce("finished").contains("to do");
    assertThat(runs.resolve(STUDY.plans().get(1).name())).doesNotExist();
  }

  @Test
  void a_record_that_cannot_be_read_is_said_and_not_trained_again() throws Exception {
    Path record = runs.resolve(STUDY.plans().get(1).name()).resolve("run.json");
    Files.createDirectories(record.getParent());
    Files.writeString(record, "{");

    assertThatThrownBy(() -> run(STUDY, new Schedule(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(record.toString());
    assertThat(runs.resolve(STUDY.plans().get(1).name() + "-2")).doesNotExist();
  }

  @Test
  void goes_on_with_the_others_where_a_run_diverges_and_never_repeats_it() throws Exception {
    Recipe tiny = Preset.TINY.recipe();
    Recipe wild =
        new Recipe(
            tiny.batchSize(),
            tiny.iterations(),
            tiny.drops(),
            new Optimizer(1e30, 0.9, 1e-4),
            tiny.warmUp(),
            tiny.augment(),
            0,
            1,
            32);
    Study study =
        new Study(
            "wild",
            List.of(CifarFamily.plain(8).withWidth(4).architecture()),
            List.of(new Budget(Preset.TINY, wild), Budget.of(Preset.TINY)),
            List.of(1L));

    List<StoredRun> made = run(study, new Schedule(1, 1));

    assertThat(made)
        .extracting(run -> run.record().status())
        .containsExactly(Status.DIVERGED, Status.FINISHED);
    assertThat(study.cells(IMAGES, runs)).allMatch(StudyCell::isDone);
    String table = StudySummary.of(made).as(TextFormat.CSV);
    assertThat(table.lines()).hasSize(3);
    assertThat(table)
        .contains("seed 1 diverged at iteration %d".formatted(made.get(0).metrics().size()));
  }

  @Test
  void compares_shortcut_options_from_the_same_seed() throws Exception {
    ShortcutComparison comparison =
        new ShortcutComparison(8, Budget.of(Preset.TINY, OptionalInt.of(2)), List.of(1L));

    List<StoredRun> made = comparison.run(IMAGES, runs, RunListener.NONE);

    assertThat(made)
        .extracting(run -> run.record().network().shortcuts())
        .containsExactly(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C);
    assertThat(records(comparison.run(IMAGES, runs, RunListener.NONE))).isEqualTo(records(made));
  }

  @Test
  void goes_on_where_its_listener_throws_at_a_run_that_is_busy() throws Exception {
    List<String> notices = new ArrayList<>();
    RunListener broken =
        new RunListener() {
          @Override
          public void onNotice(String line) {
            notices.add(line);
            throw new IllegalStateException("no display");
          }

          @Override
          public void onIteration(Progress progress) {}
        };
    Path busy = runs.resolve(STUDY.plans().get(0).name());

    try (RunFolder elsewhere = RunFolder.open(busy, line -> {})) {
      assertThat(STUDY.run(IMAGES, runs, broken, new Schedule(1, 1))).hasSize(3);
      assertThat(STUDY.run(IMAGES, runs, broken, new Schedule(2, 1))).hasSize(3);
      assertThat(notices).anyMatch(line -> line.contains(elsewhere.path().toString()));
    }
  }

  @Test
  void side_by_side_gives_the_bits_of_one_by_one(@TempDir Path other) throws Exception {
    List<StoredRun> one = run(STUDY, new Schedule(1, 1));
    List<StoredRun> two = STUDY.run(IMAGES, other, new Counting(), new Schedule(2, 1));

    assertThat(hashes(two)).isEqualTo(hashes(one)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void goes_on_after_an_interruption_side_by_side(@TempDir Path other) throws Exception {
    Thread caller = Thread.currentThread();
    RunListener stopping =
        progress -> {
          if (progress.last().iteration() == 3) {
            caller.interrupt();
          }
        };

    STUDY.run(IMAGES, runs, stopping, new Schedule(2, 1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(words()).contains("to do").doesNotContain("failed");

    List<StoredRun> made = run(STUDY, new Schedule(2, 1));
    List<StoredRun> whole = STUDY.run(IMAGES, other, RunListener.NONE, new Schedule(1, 1));
    assertThat(hashes(made)).isEqualTo(hashes(whole));
    assertThat(made)
        .hasSize(4)
        .allSatisfy(run -> assertThat(run.record().status()).isEqualTo(Status.FINISHED));
  }

  @Test
  void keeps_the_number_of_threads_it_began_with() throws Exception {
    STUDY.run(IMAGES, runs, new Counting(), new Schedule(1, 1));
    Study longer = new Study("twins", STUDY.networks(), STUDY.budgets(), List.of(1L, 2L, 3L));

    Optional<String> threads = Optional.ofNullable(System.getProperty(Setting.THREADS.property()));
    Setting.THREADS.set("2"); // Tests have one, and a new study would take all there are.
    try {
      Schedule schedule = Schedule.best(longer.cells(IMAGES, runs), IMAGES);
      assertThat(schedule.threads()).isEqualTo(1);
      assertThat(schedule.atOnce()).isBetween(1, 2);
      assertThat(Schedule.best(STUDY.cells(IMAGES, runs), IMAGES)).isEqualTo(new Schedule(1, 1));
    } finally {
      threads.ifPresentOrElse(Setting.THREADS::set, Setting.THREADS::unset);
    }
  }

  @Test
  void goes_on_with_a_run_on_the_compute_path_that_it_began_on() throws Exception {
    RunListener stopping = progress -> Thread.currentThread().interrupt();
    EngineSettings slow = new EngineSettings(ComputePath.DEEPLEARNING4J_ONEDNN, 1);
    RunPlan first = STUDY.plans().get(0);
    Training.run(first, IMAGES, runs, stopping, TrainingOptions.usual().with(slow));
    assertThat(Thread.interrupted()).isTrue();

    StoredRun run = run(STUDY, new Schedule(1, 1)).get(0);

    assertThat(run.record().name()).isEqualTo(first.name());
    assertThat(run.record().resumptions())
        .singleElement()
        .satisfies(on -> assertThat(on.engine()).isEqualTo(run.record().provenance().engine()));
    assertThat(run.record().provenance().engine().path()).isEqualTo("deeplearning4j-onednn");
  }

  @Test
  void gives_each_run_a_name_of_its_own() {
    Variation cifar = Variation.NONE.fitting(64, 10);
    Study study =
        new Study(
            "names",
            List.of(
                Networks.named("resnet-50", cifar),
                Networks.named("resnet-50", cifar.with(StridePlacement.MIDDLE_3X3)),
                CifarFamily.resnet(8).withWidth(4).architecture(),
                CifarFamily.resnet(8).withWidth(8).architecture()),
            List.of(Budget.of(Preset.TINY)),
            List.of(1L));

    assertThat(study.plans())
        .extracting(RunPlan::name)
        .containsExactly(
            "resnet-50-v1-tiny-seed1",
            "resnet-50-v1.5-tiny-seed1",
            "resnet-8-tiny-seed1",
            "resnet-8-tiny-seed1-2");
  }

  @Test
  void a_users_mistake_stays_one_side_by_side() {
    Study wrong =
        new Study("wrong", List.of(Networks.named("resnet-18")), STUDY.budgets(), List.of(1L));

    assertThatThrownBy(() -> run(wrong, new Schedule(2, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resnet-18 takes images of 3x224x224");
    assertThatThrownBy(
            () -> Rehearsals.imagesPerSecond(wrong.plans().get(0), IMAGES, new Schedule(2, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rehearses_two_runs_at_once() {
    double speed = Rehearsals.imagesPerSecond(STUDY.plans().get(0), IMAGES, new Schedule(2, 1));

    assertThat(speed).isPositive().isFinite();
  }

  @Test
  void twins_are_compared_seed_by_seed() throws Exception {
    List<StoredRun> made = run(STUDY, new Schedule(1, 1));

    var twins = StudySummary.twins(made);
    assertThat(twins.rows()).hasSize(3);
    double first =
        made.get(0).record().results().trainingError()
            - made.get(1).record().results().trainingError();
    assertThat(twins.rows().get(0).get(3))
        .isEqualTo(String.format(java.util.Locale.ROOT, "%+.2f", first));
    assertThat(twins.rows().get(2).get(2)).isEqualTo("mean");
    assertThat(StudySummary.of(made).rows()).hasSize(2);
  }

  private List<StoredRun> run(Study study, Schedule schedule) throws Exception {
    return study.run(IMAGES, runs, RunListener.NONE, schedule);
  }

  private List<String> words() throws Exception {
    return STUDY.cells(IMAGES, runs).stream().map(StudyCell::inWords).toList();
  }

  private static List<Object> records(List<StoredRun> stored) {
    return new ArrayList<>(stored.stream().map(StoredRun::record).toList());
  }

  private static List<String> hashes(List<StoredRun> stored) {
    return stored.stream().map(run -> run.record().results().parametersSha256()).toList();
  }

  private static final class Counting implements RunListener {

    private int iterations;
    private int stored;

    @Override
    public void onStored(StoredRun run) {
      stored++;
    }

    @Override
    public void onIteration(Progress progress) {
      iterations++;
    }
  }
}
