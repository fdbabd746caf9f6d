package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.training.RunRecord.Status;

class ResumeTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Architecture SMALL = CifarFamily.resnet(8).withWidth(4).architecture();

  /** Twelve iterations; the rate drops at 6 and 9, the warm-up ends when it will. */
  private static final Recipe RECIPE =
      Recipe.PAPER.scaledTo(12).withSizes(16, 3, 32).with(new Recipe.WarmUp(0.01, 0.99));

  private static final CheckpointInterval EVERY_TWO =
      new CheckpointInterval(Duration.ofHours(1), OptionalInt.of(2));

  @TempDir static Path shared;
  @TempDir Path runs;

  private static StoredRun whole;

  @BeforeAll
  static void trains_without_a_stop() throws Exception {
    whole = Training.run(plan("run"), IMAGES, shared, RunListener.NONE);
  }

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
  void takes_the_checkpoint_before_a_damaged_one_and_says_so() throws Exception {
    until(7, "damaged");
    Path newest = runs.resolve("damaged/checkpoints/000000007.checkpoint");
    try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int there = file.read();
      file.seek(file.length() / 2);
      file.write(there ^ 1);
    }
    Watch watch = new Watch();

    StoredRun run = Training.run(plan("damaged"), IMAGES, runs, watch);

    assertThat(watch.notices)
        .singleElement()
        .asString()
        .contains("000000007.checkpoint is damaged: its SHA-256 does not fit its content");
    assertThat(watch.resumedAfter).isEqualTo(6);
    assertSame(run, whole);
  }

  @Test
  void begins_anew_where_every_checkpoint_is_torn() throws Exception {
    until(7, "torn");
    try (Stream<Path> files = Files.list(runs.resolve("torn/checkpoints"))) {
      for (Path file : files.toList()) {
        try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
          torn.setLength(torn.length() / 3);
        }
      }
    }
    Watch watch = new Watch();

    StoredRun run = Training.run(plan("torn"), IMAGES, runs, watch);

    assertThat(watch.notices).hasSize(2);
    assertThat(watch.resumedAfter).isZero();
    assertSame(run, whole);
  }

  @Test
  void keeps_the_last_two_checkpoints_and_none_of_a_finished_run() throws Exception {
    until(7, "kept");
    assertThat(names(runs.resolve("kept/checkpoints")))
        .containsExactlyInAnyOrder("000000006.checkpoint", "000000007.checkpoint");

    Training.run(plan("kept"), IMAGES, runs, RunListener.NONE);
    assertThat(runs.resolve("kept/checkpoints")).doesNotExist();
  }

  @Test
  void removes_what_a_killed_writing_left() throws Exception {
    until(3, "left");
    Files.writeString(
        runs.resolve("left/.metrics.csv-%s.part".formatted(UUID.randomUUID())), "iteration,ep");
    Files.writeString(runs.resolve("left/.keep.part"), "the user's");

    Training.run(plan("left"), IMAGES, runs, RunListener.NONE);

    assertThat(names(runs.resolve("left")))
        .containsExactlyInAnyOrder("run.json", "metrics.csv", "model.zip", ".lock", ".keep.part");
  }

  @Test
  void what_else_lies_among_the_checkpoints_costs_nothing() throws Exception {
    until(3, "foreign");
    Path foreign = Files.writeString(runs.resolve("foreign/checkpoints/.DS_Store"), "");

    assertSame(Training.run(plan("foreign"), IMAGES, runs, RunListener.NONE), whole);
    assertThat(StoredRun.read(runs.resolve("foreign")).record().status())
        .isEqualTo(Status.FINISHED);
    assertThat(names(foreign.getParent())).containsExactly(".DS_Store");
    Watch watch = new Watch();
    Training.run(plan("foreign"), IMAGES, runs, watch);
    assertThat(watch.notices).isEmpty();
  }

  @Test
  void takes_the_checkpoint_before_one_that_cannot_be_read() throws Exception {
    until(7, "unread");
    Path folder = runs.resolve("unread/checkpoints");
    unreadable(folder.resolve("000000009.checkpoint"));
    Watch watch = new Watch();

    assertSame(Training.run(plan("unread"), IMAGES, runs, watch), whole);
    assertThat(watch.notices).singleElement().asString().contains("cannot be read: ");
    assertThat(watch.resumedAfter).isEqualTo(7);
  }

  @Test
  void does_not_begin_anew_where_no_checkpoint_can_be_read() throws Exception {
    until(1, "away");
    Path only = runs.resolve("away/checkpoints/000000001.checkpoint");
    Files.delete(only);
    unreadable(only);

    assertThatThrownBy(() -> Training.run(plan("away"), IMAGES, runs, RunListener.NONE))
        .isInstanceOf(IOException.class);
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
    RunListener second =
        progress ->
            assertThatThrownBy(() -> Training.run(plan("two"), IMAGES, runs, RunListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two is being trained by process " + me);

    StoredRun run = Training.run(plan("two"), IMAGES, runs, second);

    assertSame(run, whole);
    assertThat(RunLock.owner(run.folder())).isEmpty();
  }

  /** What the disk refuses to read: here because the name leads to itself. */
  private static void unreadable(Path file) throws IOException {
    Files.createSymbolicLink(file, file.getFileName());
  }

  private StoredRun until(int stop, String name) throws Exception {
    try {
      return Training.run(
          plan(name),
          IMAGES,
          runs,
          progress -> {
            if (progress.last().iteration() == stop) {
              Thread.currentThread().interrupt();
            }
          },
          TrainingOptions.usual().with(EVERY_TWO));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static RunPlan plan(String name) {
    return new RunPlan(name, SMALL, RECIPE, "test", 1);
  }

  /** Parameters, velocity and curves are the same, to the bit. */
  private static void assertSame(StoredRun run, StoredRun other) throws Exception {
    assertThat(run.record().status()).isEqualTo(Status.FINISHED);
    assertThat(run.record().results().parametersSha256())
        .isEqualTo(other.record().results().parametersSha256());
    assertThat(run.record().results().trainingError())
        .isEqualTo(other.record().results().trainingError());
    assertThat(run.folder().resolve("metrics.csv"))
        .hasSameBinaryContentAs(other.folder().resolve("metrics.csv"));
    assertThat(velocity(run)).isEqualTo(velocity(other));
  }

  private static float[] velocity(StoredRun run) throws Exception {
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(run.modelFile().toFile());
    assertThat(graph.getIterationCount()).isEqualTo(12);
    return graph.getUpdater().getStateViewArray().data().asFloat();
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static final class Watch implements RunListener {

    private final List<String> notices = new ArrayList<>();
    private int resumedAfter = -1;
    private int iterations;

    @Override
    public void onNotice(String line) {
      notices.add(line);
    }

    @Override
    public void onResume(RunRecord run, int iteration) {
      resumedAfter = iteration;
    }

    @Override
    public void onIteration(Progress progress) {
      iterations++;
    }
  }
}
