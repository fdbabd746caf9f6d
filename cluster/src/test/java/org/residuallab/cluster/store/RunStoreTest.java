package org.residuallab.cluster.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residuallab.cluster.store.KeptRun.RUN;
import static org.residuallab.cluster.store.KeptRun.advance;
import static org.residuallab.cluster.store.KeptRun.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.files.Hash;

/** What is kept of a run, and what comes back of it. */
class RunStoreTest {

  @TempDir Path folder;
  private KeptRun kept;
  private Path first;

  @BeforeEach
  void makes_a_store() throws Exception {
    kept = new KeptRun(folder);
    first = kept.machine();
  }

  @Test
  void another_machine_goes_on_from_what_was_kept_last() throws Exception {
    assertThat(kept.store.has(RUN, kept.machine())).isFalse();
    StoreAttempt attempt = kept.begin(first);
    assertThat(first).isEmptyDirectory();
    for (int iteration = 1; iteration <= 5; iteration++) {
      advance(first, iteration);
      attempt.keep(first);
    }
    Map<String, String> last = contentOf(first);
    advance(first, 6);

    assertThat(kept.store.has(RUN, kept.machine())).isTrue();
    assertThat(kept.found())
        .isEqualTo(last)
        .containsOnlyKeys(
            "run.json",
            "metrics.csv",
            "checkpoints/000000004.checkpoint",
            "checkpoints/000000005.checkpoint");
    assertThat(kept.notices).isEmpty();
  }

  @Test
  void an_attempt_that_ended_before_its_first_file_is_nothing() throws Exception {
    kept.begin(first);

    assertThat(kept.store.has(RUN, kept.machine())).isFalse();
  }

  @Test
  void a_state_whose_files_are_damaged_is_nothing_either() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    Path aside = kept.machine();
    assertThat(kept.store.has(RUN, aside)).isTrue();
    assertThat(aside).isEmptyDirectory();
    kept.files.unread = ".content";
    assertThat(kept.store.has(RUN, aside)).as("it is there, though not to be read now").isTrue();
    kept.files.unread = "nothing";
    Files.writeString(kept.newest(".content"), "torn");

    assertThat(kept.store.has(RUN, aside)).isFalse();
    assertThat(aside).isEmptyDirectory();
  }

  @Test
  void a_manifest_whose_bytes_were_changed_is_passed_over_in_a_real_folder() throws Exception {
    RunStore store = RunStore.open(folder.resolve("real").toUri().toString(), new Configuration());
    StoreAttempt attempt = store.begin(RUN, first, kept.notices::add);
    advance(first, 1);
    attempt.keep(first);
    Path manifest;
    try (Stream<Path> all = Files.walk(folder.resolve("real"))) {
      manifest =
          all.filter(file -> file.toString().endsWith(".manifest"))
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .max(Path::compareTo)
              .orElseThrow();
    }
    Files.writeString(manifest, "torn");

    assertThat(store.has(RUN, kept.machine())).isFalse();
    store.begin(RUN, kept.machine(), kept.notices::add);
    assertThat(kept.notices).singleElement().asString().contains("goes on from before it");
    store.close();
  }

  @Test
  void a_state_is_fetched_by_its_name_whatever_came_after_it() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    Map<String, String> then = contentOf(first);
    StateName state = attempt.state();
    advance(first, 2);
    attempt.keep(first);

    Path machine = kept.machine();
    kept.store.fetch(RUN, state, machine);

    assertThat(contentOf(machine)).isEqualTo(then);
  }

  @Test
  void what_no_state_needs_goes_and_what_is_unchanged_is_written_once() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    for (int iteration = 1; iteration <= 9; iteration++) {
      advance(first, iteration);
      attempt.keep(first);
    }

    // Two manifests; of each a metrics.csv, in all three checkpoints and one run.json.
    try (Stream<Path> all = Files.walk(kept.run)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(2 + 2 + 3 + 1);
    }
    // Ten manifests, and nine of each of the two others.
    assertThat(kept.files.created).hasSize(10 + 9 + 9 + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {".manifest", ".content"})
  void damage_to_the_last_state_is_told_of_and_the_one_before_it_holds(String what)
      throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    Map<String, String> before = contentOf(first);
    advance(first, 2);
    attempt.keep(first);
    Path damaged = kept.newest(what);
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);

    assertThat(kept.found()).isEqualTo(before);
    assertThat(kept.notices)
        .singleElement()
        .asString()
        .contains(damaged.getFileName().toString())
        .endsWith(
            "is damaged: its SHA-256 does not fit its content; the run goes on from before it");

    Files.delete(damaged);
    assertThat(kept.found()).isEqualTo(before);
  }

  @Test
  void a_writing_that_was_torn_without_a_word_is_never_taken_for_a_whole_one() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    Map<String, String> before = contentOf(first);
    advance(first, 2);
    kept.files.writing = FaultyFiles.Writing.TORN;
    attempt.keep(first);
    kept.files.writing = FaultyFiles.Writing.SOUND;

    assertThat(kept.found()).isEqualTo(before);
  }

  @Test
  void a_manifest_names_no_file_outside_of_the_runs_folder() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    byte[] forged =
        Files.readString(kept.newest(".manifest"))
            .replace("run.json", "../run.json")
            .getBytes(UTF_8);
    StateName state = new StateName(attempt.state().attempt(), 7, Hash.sha256(forged));
    Files.write(kept.run.resolve(state.attempt()).resolve(state.manifest()), forged);

    assertThatThrownBy(() -> kept.store.fetch(RUN, state, kept.machine()))
        .isInstanceOf(DamagedStateException.class)
        .hasMessageEndingWith("it goes by the name ../run.json");
  }

  @Test
  void where_the_store_is_away_no_run_begins_anew() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    kept.files.unread = ".content";

    assertThatThrownBy(kept::found).isInstanceOf(IOException.class).hasMessage("connection reset");
  }

  @Test
  void what_is_no_store_is_said_in_a_line() {
    for (String none : new String[] {"runs", "/runs", "file:runs", "hdfs//host", "a b"}) {
      assertThatThrownBy(() -> RunStore.open(none, new Configuration(false)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("'" + none + "' is no address of a store; write hdfs://");
    }
    assertThatThrownBy(() -> RunStore.open("s9://bucket/runs", new Configuration(false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the store s9://bucket/runs cannot be opened: ")
        .hasMessageContaining("s9")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_store_that_takes_nothing_is_refused_at_once() throws Exception {
    kept.store.requireWritable();
    kept.files.writing = FaultyFiles.Writing.REFUSED;

    assertThatThrownBy(kept.store::requireWritable)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("nothing can be kept in the store ")
        .hasMessageEndingWith("Read-only file system");
    assertThat(folder.resolve("store")).isEmptyDirectory();
  }

  @Test
  void the_file_system_of_a_folder_that_all_share_will_do() throws Exception {
    String address = folder.resolve("shared").toUri().toString();
    Path next = kept.machine();
    try (RunStore store = RunStore.open(address, new Configuration(false))) {
      store.requireWritable();
      StoreAttempt attempt = store.begin(RUN, first, kept.notices::add);
      advance(first, 3);
      attempt.keep(first);
      store.begin(RUN, next, kept.notices::add);
    }

    assertThat(contentOf(next)).isEqualTo(contentOf(first));
  }

  @Test
  void an_attempt_at_another_run_of_that_name_takes_nothing_from_who_makes_it() throws Exception {
    StoreAttempt attempt = kept.begin(first);
    advance(first, 1);
    attempt.keep(first);
    Path second = kept.machine();

    assertThatThrownBy(
            () ->
                kept.store.begin(
                    RUN,
                    second,
                    kept.notices::add,
                    found -> {
                      assertThat(found.resolve("metrics.csv")).hasContent("row");
                      throw new IllegalArgumentException("another run");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("another run");

    advance(first, 2);
    attempt.keep(first);
    assertThat(kept.found()).containsEntry("metrics.csv", contentOf(first).get("metrics.csv"));
  }
}
