package org.residuallab.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residuallab.cluster.store.KeptRun.advance;
import static org.residuallab.cluster.store.KeptRun.contentOf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a run whose store takes nothing for a while. */
class StoreMirrorTest {

  @TempDir Path folder;
  private KeptRun kept;
  private Path machine;
  private StoreAttempt attempt;
  private StoreMirror mirror;

  @BeforeEach
  void begins() throws Exception {
    kept = new KeptRun(folder);
    machine = kept.machine();
    attempt = kept.begin(machine);
    mirror = new StoreMirror(attempt, new Patience(3, Duration.ofMillis(1)), kept.notices::add);
    advance(machine, 1);
    mirror.checkpoint(machine);
  }

  @AfterEach
  void goes_on() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "REFUSED"})
  void checkpoints_that_it_does_not_take_are_told_of_once_and_the_next_is_kept(
      FaultyFiles.Writing fault) throws Exception {
    Map<String, String> before = contentOf(machine);
    kept.files.writing = fault;
    advance(machine, 2);
    mirror.checkpoint(machine);
    mirror.checkpoint(machine);

    assertThat(kept.notices)
        .singleElement()
        .asString()
        .startsWith("a checkpoint could not be kept in the store, and the run went on without it: ")
        .containsAnyOf("No space left on device", "Read-only file system");
    kept.files.writing = FaultyFiles.Writing.SOUND;
    Path another = kept.machine();
    kept.store.fetch(KeptRun.RUN, attempt.state(), another);
    assertThat(contentOf(another)).isEqualTo(before);

    advance(machine, 3);
    mirror.checkpoint(machine);
    assertThat(kept.found()).isEqualTo(contentOf(machine));
  }

  @Test
  void an_end_is_tried_again_until_it_is_kept() throws Exception {
    advance(machine, 2);
    kept.files.writing = FaultyFiles.Writing.FULL;
    kept.files.faults = 2;

    mirror.end(machine);

    assertThat(kept.found()).isEqualTo(contentOf(machine));
    assertThat(kept.notices).isEmpty();
  }

  @Test
  void an_end_that_is_not_kept_after_some_tries_is_a_failure() throws Exception {
    Map<String, String> before = contentOf(machine);
    advance(machine, 2);
    kept.files.writing = FaultyFiles.Writing.REFUSED;
    kept.files.faults = 3;

    assertThatThrownBy(() -> mirror.end(machine))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("Read-only file system");

    assertThat(kept.found()).isEqualTo(before);
  }

  @Test
  void a_thread_that_is_told_to_stop_keeps_all_the_same_and_does_not_wait() throws Exception {
    advance(machine, 2);
    Thread.currentThread().interrupt();
    mirror.end(machine);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept.found()).isEqualTo(contentOf(machine));
  }

  @Test
  void a_thread_that_is_told_to_stop_does_not_wait_for_a_store() {
    StoreMirror patient =
        new StoreMirror(attempt, new Patience(2, Duration.ofHours(1)), kept.notices::add);
    kept.files.writing = FaultyFiles.Writing.REFUSED;
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> patient.end(machine)).hasMessageEndingWith("Read-only file system");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_attempt_that_was_taken_over_ends_at_its_next_checkpoint() throws Exception {
    kept.begin(kept.machine());

    assertThatThrownBy(() -> mirror.checkpoint(machine))
        .isInstanceOf(StoreTakenOverException.class);
    assertThatThrownBy(() -> mirror.end(machine)).isInstanceOf(StoreTakenOverException.class);
    assertThat(kept.notices).isEmpty();
  }
}
