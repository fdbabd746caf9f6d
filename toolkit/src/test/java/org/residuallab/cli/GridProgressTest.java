package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.residuallab.study.GridListener.Tally;

class GridProgressTest {

  private final StringWriter said = new StringWriter();

  @Test
  void shows_the_grid_with_the_iteration_and_the_speed_of_each_run_that_goes_on() {
    GridProgress progress = new GridProgress(new PrintWriter(said), Duration.ZERO);
    progress.onBegin("plain-20", "one", false, new Tally(1, 1, 0, 0));
    progress.onBegin("plain-56", "two", true, new Tally(0, 2, 0, 0));
    said.getBuffer().setLength(0);

    progress.onIterations("plain-20", 1200, 64_000, 916.7);
    progress.onIterations("plain-56", 300, 64_000, 170.2);
    progress.onFailed("plain-20", "its loss is no number", new Tally(0, 1, 0, 1));
    progress.onIterations("plain-56", 400, 64_000, 171);

    assertThat(said.toString().lines())
        .containsExactly(
            "lab: 0 to do, 2 running, 0 done, 0 failed",
            "  plain-20  1,200 of 64,000  917 images/s",
            "lab: 0 to do, 2 running, 0 done, 0 failed",
            "  plain-20  1,200 of 64,000  917 images/s",
            "  plain-56  300 of 64,000  170 images/s",
            "lab: plain-20 failed: its loss is no number (0 to do, 1 running, 0 done, 1 failed)",
            "lab: 0 to do, 1 running, 0 done, 1 failed",
            "  plain-56  400 of 64,000  171 images/s");
  }

  @Test
  void shows_it_now_and_then_only() {
    GridProgress progress = new GridProgress(new PrintWriter(said), Duration.ofHours(1));
    progress.onIterations("plain-20", 1200, 64_000, 916.7);

    assertThat(said.toString()).isEmpty();
  }
}
