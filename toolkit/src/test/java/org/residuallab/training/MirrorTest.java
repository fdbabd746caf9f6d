package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunMirror;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** A run that is kept in a second place. */
class MirrorTest extends StoppedRuns {

  @TempDir Path elsewhere;

  @Test
  void each_checkpoint_and_the_end_come_into_it() throws Exception {
    Copies copies = new Copies();
    StoredRun run = mirrored("mirrored", copies);

    assertThat(copies.seen)
        .containsExactly("checkpoint 4", "checkpoint 8", "checkpoint 12", "end finished");
    assertSame(run, whole);
  }

  @Test
  void a_run_that_is_stopped_ends_there_with_its_last_checkpoint() throws Exception {
    Copies copies = new Copies();
    RunListener stop =
        progress -> {
          if (progress.last().iteration() == 6) {
            Thread.currentThread().interrupt();
          }
        };
    Training.run(plan("stopped"), IMAGES, runs, stop, options(copies));
    assertThat(Thread.interrupted()).isTrue();

    assertThat(copies.seen).containsExactly("checkpoint 4", "end 6");
  }

  @Test
  void what_another_machine_makes_of_a_copy_has_the_same_bits_and_comes_back_whole()
      throws Exception {
    mirrored("copied", new Copies());
    Path copy = elsewhere.resolve("checkpoint 8").resolve("copied");
    StoredRun there = Training.run(plan("copied"), IMAGES, copy.getParent(), RunListener.NONE);
    assertThat(there.record().resumptions().get(0).iteration()).isEqualTo(8);

    Path here = runs.resolve("come-back").resolve("copied");
    try (RunFolder folder = RunFolder.open(here, Optional.empty(), line -> {})) {
      folder.fill(there.folder());
    }

    assertThat(names(here)).containsExactlyInAnyOrderElementsOf(names(runs.resolve("copied")));
    assertSame(StoredRun.read(here), whole);
  }

  @Test
  void a_run_that_is_not_done_does_not_come_back() throws Exception {
    mirrored("half", new Copies());
    Path half = elsewhere.resolve("checkpoint 8").resolve("half");
    Path here = runs.resolve("half-come-back");

    try (RunFolder folder = RunFolder.open(here, Optional.empty(), line -> {})) {
      assertThatThrownBy(() -> folder.fill(half))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("half has not come to its outcome yet");
    }
    assertThat(names(here)).containsExactly(".lock");
  }

  @Test
  void a_later_attempt_ends_it_and_it_can_go_on_all_the_same() throws Exception {
    RunMirror taken =
        new RunMirror() {
          @Override
          public void checkpoint(Path folder) throws IOException {
            throw new IOException("a later attempt has it");
          }

          @Override
          public void end(Path folder) {}
        };

    assertThatThrownBy(() -> mirrored("taken", taken)).hasMessage("a later attempt has it");

    assertThat(StoredRun.read(runs.resolve("taken")).record().status()).isEqualTo(Status.FAILED);
    assertSame(Training.run(plan("taken"), IMAGES, runs, RunListener.NONE), whole);
  }

  @Test
  void a_run_whose_network_cannot_be_stored_does_not_call_itself_finished() throws Exception {
    RunListener inTheWay =
        progress -> {
          if (progress.last().iteration() == 12) {
            Path model = runs.resolve("in-the-way").resolve("model.zip");
            try {
              Files.createDirectories(model.resolve("something"));
            } catch (IOException disk) {
              throw new UncheckedIOException(disk);
            }
          }
        };

    assertThatThrownBy(() -> Training.run(plan("in-the-way"), IMAGES, runs, inTheWay))
        .isInstanceOf(IOException.class);

    assertThat(StoredRun.read(runs.resolve("in-the-way")).record().status())
        .isEqualTo(Status.FAILED);
  }

  private StoredRun mirrored(String name, RunMirror mirror) throws IOException {
    return Training.run(plan(name), IMAGES, runs, RunListener.NONE, options(mirror));
  }

  private static TrainingOptions options(RunMirror mirror) {
    return TrainingOptions.usual().with(CheckpointInterval.ofIterations(4)).with(mirror);
  }

  /** Copies all that comes. */
  private final class Copies implements RunMirror {

    final List<String> seen = new ArrayList<>();

    @Override
    public void checkpoint(Path folder) throws IOException {
      copy(folder, "checkpoint");
    }

    @Override
    public void end(Path folder) throws IOException {
      copy(folder, "end");
    }

    private void copy(Path folder, String when) throws IOException {
      String moment = when + " " + newest(folder);
      seen.add(moment);
      Path copy = elsewhere.resolve(moment).resolve(folder.getFileName());
      Files.createDirectories(copy.getParent());
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.toList()) {
          Files.copy(each, copy.resolve(folder.relativize(each).toString()));
        }
      }
    }

    private static String newest(Path folder) throws IOException {
      if (StoredRun.read(folder).record().status().isOutcome()) {
        return "finished";
      }
      try (Stream<Path> all = Files.list(folder.resolve("checkpoints"))) {
        String last = all.max(Path::compareTo).orElseThrow().getFileName().toString();
        return String.valueOf(Integer.parseInt(last.substring(0, 9)));
      }
    }
  }
}
