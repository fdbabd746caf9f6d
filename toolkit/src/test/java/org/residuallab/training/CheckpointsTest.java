package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

class CheckpointsTest extends StoppedRuns {

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
  void the_checkpoint_of_another_run_is_refused_in_one_line() throws Exception {
    until(7, "own");
    RunPlan other = new RunPlan("other", SMALL, RECIPE, null, 2);
    Training.run(
        other,
        IMAGES,
        runs,
        progress -> {
          if (progress.last().iteration() == 8) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(Thread.interrupted()).isTrue();
    Files.copy(
        runs.resolve("other/checkpoints/000000008.checkpoint"),
        runs.resolve("own/checkpoints/000000008.checkpoint"));

    assertThatThrownBy(() -> Training.run(plan("own"), IMAGES, runs, RunListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "000000008.checkpoint is of another run than own: seed 2, not 1; remove it, or put the run's own back");
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
    assertThat(watch.notices)
        .singleElement()
        .asString()
        .containsOnlyOnce("000000009.checkpoint")
        .contains("cannot be read: Too many levels of symbolic links");
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

  /** What the disk refuses to read: here because the name leads to itself. */
  private static void unreadable(Path file) throws IOException {
    Files.createSymbolicLink(file, file.getFileName());
  }
}
