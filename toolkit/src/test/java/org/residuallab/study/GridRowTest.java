package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.residuallab.study.GridRow.State;

class GridRowTest {

  private static final GridRow WAITING =
      new GridRow("run", State.TO_DO, "", 0, 400, Double.NaN, "");

  @Test
  void a_run_keeps_the_speed_that_was_last_heard_of_it_when_it_ends() {
    GridRow running = WAITING.on("here").at(293, 606);

    assertThat(running.ended())
        .isEqualTo(new GridRow("run", State.DONE, "here", 400, 400, 606, ""));
    assertThat(running.failed("no room"))
        .isEqualTo(new GridRow("run", State.FAILED, "here", 293, 400, 606, "no room"));
  }

  @Test
  void a_run_that_goes_to_another_machine_has_no_speed_there_yet() {
    assertThat(WAITING.on("here").at(293, 606).on("there"))
        .isEqualTo(new GridRow("run", State.RUNNING, "there", 293, 400, Double.NaN, ""));
  }
}
