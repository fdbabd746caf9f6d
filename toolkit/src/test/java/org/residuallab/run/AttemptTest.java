package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts at one run, on machines that share its folder and know nothing of each other. */
class AttemptTest {

  private static final Placement ONE = new Placement("app-1", "spark://m:7077", "a", "Xeon");
  private static final Placement LATER = new Placement("app-1", "spark://m:7077", "b", "Xeon");
  private static final Placement OTHER = new Placement("app-2", "spark://m:7077", "b", "Xeon");

  @TempDir Path run;

  @Test
  void what_an_earlier_attempt_writes_after_a_later_one_has_begun_does_not_come_in()
      throws Exception {
    Attempt earlier = Attempt.begin(run, Optional.empty());
    write(earlier, "first");
    Attempt later = Attempt.begin(run, Optional.empty());

    assertThatThrownBy(() -> write(earlier, "late")).isInstanceOf(TakenOverException.class);
    assertThat(run.resolve("file")).hasContent("first");
    write(later, "second");
    earlier.close();
    assertThat(run.resolve("file")).hasContent("second");
    later.close();
    assertThat(names()).containsExactly("file");
  }

  @Test
  void a_write_that_was_under_way_when_another_took_over_does_not_come_in_either()
      throws Exception {
    Attempt earlier = Attempt.begin(run, Optional.empty());
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    ExecutorService machine = Executors.newSingleThreadExecutor();
    try {
      Future<?> write =
          machine.submit(
              () -> {
                earlier.write(
                    run.resolve("file"),
                    aside -> {
                      Files.writeString(aside, "late");
                      half.countDown();
                      await(taken);
                    });
                return null;
              });
      await(half);
      try (Attempt later = Attempt.begin(run, Optional.empty())) {
        assertThat(names()).hasSize(1);
        taken.countDown();
        assertThatThrownBy(write::get).hasCauseInstanceOf(TakenOverException.class);
        assertThat(later).isNotNull();
      }
    } finally {
      machine.shutdownNow();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void of_many_that_begin_at_once_one_can_write() throws Exception {
    ExecutorService machines = Executors.newFixedThreadPool(8);
    CountDownLatch together = new CountDownLatch(1);
    try {
      List<Future<Attempt>> begun =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      machines.submit(
                          () -> {
                            await(together);
                            return Attempt.begin(run, Optional.empty());
                          }))
              .toList();
      together.countDown();
      // Before all have begun one may write that another is about to take over from.
      List<Attempt> attempts = new ArrayList<>();
      for (Future<Attempt> each : begun) {
        attempts.add(each.get());
      }
      int wrote = 0;
      for (Attempt each : attempts) {
        try {
          write(each, "mine");
          wrote++;
        } catch (TakenOverException refused) {
          assertThat(refused).hasMessageContaining("was taken over");
        }
      }
      assertThat(wrote).isOne();
    } finally {
      machines.shutdownNow();
    }
  }

  @Test
  void one_application_takes_its_runs_from_its_own_attempts_and_from_nobody_elses()
      throws Exception {
    try (RunFolder hanging = RunFolder.open(run, Optional.of(ONE), line -> {})) {
      assertThatThrownBy(() -> RunFolder.open(run, Optional.of(OTHER), line -> {}))
          .isInstanceOf(RunBusyException.class);
      assertThatThrownBy(() -> RunFolder.open(run, line -> {}))
          .isInstanceOf(RunBusyException.class);
      hanging.write(List.of(), Map.of());

      try (RunFolder later = RunFolder.open(run, Optional.of(LATER), line -> {})) {
        assertThatThrownBy(() -> hanging.write(List.of(), Map.of()))
            .isInstanceOf(TakenOverException.class);
        later.write(List.of(), Map.of());
      }
    }
  }

  private void write(Attempt attempt, String text) throws IOException {
    attempt.write(run.resolve("file"), aside -> Files.writeString(aside, text));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
