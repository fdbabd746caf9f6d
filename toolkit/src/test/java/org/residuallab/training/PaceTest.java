package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often something is done that takes time. */
class PaceTest {

  private long now;
  private final Pace pace = new Pace(Duration.ofSeconds(5), () -> now);

  private void doIt(long seconds) {
    long begun = now;
    pass(seconds);
    pace.doneSince(begun);
  }

  private void pass(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void what_is_quick_is_done_at_each_interval() {
    doIt(0);
    pass(5);
    assertThat(pace.isDue()).isFalse();
    pass(1);
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void what_is_slow_each_time_takes_a_hundredth_of_the_time() {
    doIt(2);
    pass(6);
    doIt(2);
    pass(200);
    assertThat(pace.isDue()).isFalse();
    pass(1);
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void a_process_that_was_stopped_for_a_minute_while_it_did_it_goes_on_as_before() {
    doIt(0);
    pass(6);
    doIt(60);
    pass(6);
    assertThat(pace.isDue()).isTrue();
  }
}
