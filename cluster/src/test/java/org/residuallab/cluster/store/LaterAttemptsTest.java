package org.residuallab.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residuallab.cluster.store.KeptRun.RUN;
import static org.residuallab.cluster.store.KeptRun.advance;
import static org.residuallab.cluster.store.KeptRun.contentOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several attempts at a run in a store, what the latest makes counts. */
class LaterAttemptsTest {

  @TempDir Path folder;
  private KeptRun kept;
  private Path first;
  private Path second;
  private StoreAttempt earlier;

  @BeforeEach
  void begins() throws Exception {
    kept = new KeptRun(folder);
    first = kept.machine();
    second = kept.machine();
    earlier = kept.begin(first);
    advance(first, 1);
    earlier.keep(first);
  }

  @Test
  void an_earlier_one_keeps_nothing_more() throws Exception {
    kept.begin(second);
    Map<String, String> begun = contentOf(second);
    advance(first, 2);

    assertThatThrownBy(() -> earlier.keep(first))
        .isInstanceOf(StoreTakenOverException.class)
        .hasMessageContaining(RUN + " was taken over by a later attempt");
    assertThat(kept.found()).isEqualTo(begun);
  }

  @Test
  void what_an_earlier_one_was_about_to_write_counts_for_nobody() throws Exception {
    // It has made sure that it is the latest, and then hangs for long.
    advance(first, 2);
    kept.files.meanwhile =
        () -> {
          try {
            StoreAttempt later = kept.begin(second);
            for (int iteration = 2; iteration <= 5; iteration++) {
              advance(second, iteration);
              later.keep(second);
            }
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        };

    earlier.keep(first);

    assertThat(earlier.state().number()).isEqualTo(2);
    assertThat(kept.found())
        .isEqualTo(contentOf(second))
        .containsKey("checkpoints/000000005.checkpoint");
    assertThat(kept.notices).isEmpty();
  }

  @Test
  void a_later_one_begins_from_what_an_earlier_one_keeps_while_it_looks() throws Exception {
    kept.files.beforeReading =
        () -> {
          try {
            for (int iteration = 2; iteration <= 3; iteration++) {
              advance(first, iteration);
              earlier.keep(first);
            }
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        };

    kept.begin(second);

    assertThat(contentOf(second))
        .isEqualTo(contentOf(first))
        .containsKey("checkpoints/000000003.checkpoint");
    assertThat(kept.notices).isEmpty();
  }

  @Test
  void of_two_that_begin_at_once_one_goes_on() throws Exception {
    StoreAttempt[] other = new StoreAttempt[1];
    kept.files.meanwhile =
        () -> {
          try {
            other[0] = kept.begin(kept.machine());
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        };
    StoreAttempt one = kept.begin(second);
    boolean isFirst = one.state().attempt().compareTo(other[0].state().attempt()) < 0;

    assertThatThrownBy(() -> (isFirst ? one : other[0]).keep(second))
        .isInstanceOf(StoreTakenOverException.class);
    (isFirst ? other[0] : one).keep(second);
  }

  @Test
  void it_needs_nothing_of_an_earlier_one_once_it_has_kept_two_states() throws Exception {
    StoreAttempt later = kept.begin(second);
    advance(second, 2);
    later.keep(second);
    assertThat(kept.run).isDirectoryContaining(at -> at.endsWith(earlier.state().attempt()));
    advance(second, 3);
    later.keep(second);

    assertThat(kept.run).isDirectoryNotContaining(at -> at.endsWith(earlier.state().attempt()));
    assertThat(kept.found()).isEqualTo(contentOf(second));
  }

  @Test
  void a_run_whose_folder_was_taken_away_is_not_kept_in_part() throws Exception {
    kept.files.delete(new org.apache.hadoop.fs.Path(kept.run.toUri()), true);

    assertThatThrownBy(() -> earlier.keep(first)).isInstanceOf(StoreTakenOverException.class);
  }
}
