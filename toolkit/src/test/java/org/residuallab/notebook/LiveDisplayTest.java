package org.residuallab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveDisplayTest {

  private final List<String> seen = new ArrayList<>();
  private final LiveDisplay display =
      new LiveDisplay(
          shown -> {
            seen.add("new " + shown);
            return "place";
          },
          (place, shown) -> seen.add(place + " " + shown));

  @Test
  void shows_once_and_then_updates_that_place() {
    display.show("a");
    display.show("b");
    display.show("c");

    assertThat(seen).containsExactly("new a", "place b", "place c");
  }

  @Test
  void shows_in_a_thread_that_was_interrupted_and_leaves_it_interrupted() {
    List<Boolean> interrupted = new ArrayList<>();
    LiveDisplay sending =
        new LiveDisplay(
            shown -> {
              interrupted.add(Thread.interrupted());
              return "place";
            },
            (place, shown) -> {
              interrupted.add(Thread.interrupted());
              throw new IllegalStateException("Errno 4");
            });
    Thread.currentThread().interrupt();

    sending.show("a");
    assertThatThrownBy(() -> sending.show("b")).hasMessage("Errno 4");

    assertThat(interrupted).containsExactly(false, false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void draws_the_first_of_many_quick_refreshes_and_asks_for_no_other() {
    for (int step = 0; step < 1000; step++) {
      int now = step;
      display.refresh(() -> "step " + now);
    }
    display.show("end");

    assertThat(seen).startsWith("new step 0").endsWith("place end").hasSizeLessThan(10);
  }
}
