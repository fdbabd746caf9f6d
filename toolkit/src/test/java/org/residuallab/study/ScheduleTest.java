package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void more_runs_at_once_have_to_be_worth_it() {
    assertThat(Schedule.best(2, speeds(100, 105, 0))).isEqualTo(Schedule.oneByOne());
    assertThat(Schedule.best(2, speeds(100, 120, 0))).isEqualTo(Schedule.of(2));
    assertThat(Schedule.best(4, speeds(100, 120, 125))).isEqualTo(Schedule.of(2));
    assertThat(Schedule.best(4, speeds(100, 105, 150))).isEqualTo(Schedule.of(4));
  }

  @Test
  void a_single_run_is_not_measured() {
    assertThat(
            Schedule.best(
                1,
                schedule -> {
                  throw new AssertionError();
                }))
        .isEqualTo(Schedule.oneByOne());
  }

  @Test
  void as_many_as_memory_has_room_for() {
    assertThat(
            Schedule.best(
                4,
                schedule -> {
                  if (schedule.atOnce() == 4) {
                    throw new OutOfMemoryError("full");
                  }
                  return schedule.atOnce();
                }))
        .isEqualTo(Schedule.of(2));
  }

  private static ToDoubleFunction<Schedule> speeds(double one, double two, double four) {
    return schedule ->
        switch (schedule.atOnce()) {
          case 1 -> one;
          case 2 -> two;
          default -> four;
        };
  }
}
