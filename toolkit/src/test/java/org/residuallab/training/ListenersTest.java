package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** Who watches a run cannot end it. */
class ListenersTest extends StoppedRuns {

  @Test
  void what_a_listener_throws_is_said_once_and_the_run_ends_as_if_nobody_had_watched()
      throws Exception {
    List<String> notices = new ArrayList<>();
    RunListener broken =
        new RunListener() {
          @Override
          public void onStart(RunRecord run) {
            throw new NoClassDefFoundError("sun.awt.X11FontManager");
          }

          @Override
          public void onNotice(String line) {
            notices.add(line);
            throw new IllegalStateException("nor can it speak");
          }

          @Override
          public void onIteration(Progress progress) {
            if (progress.last().iteration() > 1) {
              throw new AssertionError("a user's own");
            }
            throw new IllegalStateException("Errno 4\nat org.zeromq");
          }
        };

    StoredRun run = Training.run(plan("watched"), IMAGES, runs, broken);

    assertSame(run, whole);
    assertThat(notices)
        .containsExactly(
            "what shows the run fails now and then, and the run goes on without it: java.lang.NoClassDefFoundError: sun.awt.X11FontManager");
  }

  @Test
  void a_stop_that_came_before_a_listener_was_called_is_not_lost_by_what_it_draws()
      throws Exception {
    List<Boolean> seen = new ArrayList<>();
    RunListener clearing =
        new RunListener() {
          @Override
          public void onStart(RunRecord run) {
            Thread.currentThread().interrupt();
          }

          @Override
          public void onIteration(Progress progress) {
            seen.add(Thread.interrupted());
          }
        };
    // A test at the end of an iteration, or any message, may come between the stop and the loop.
    RunListener watcher = new GuardedListener(clearing);

    watcher.onStart(whole.record());
    watcher.onIteration(null);

    assertThat(seen).containsExactly(false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_listener_may_stop_the_run() throws Exception {
    assertThat(until(3, "stopped").record().status()).isEqualTo(Status.INTERRUPTED);
  }
}
