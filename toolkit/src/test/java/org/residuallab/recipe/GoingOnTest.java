package org.residuallab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoingOnTest {

  private static final Recipe DEMO = Preset.DEMO.recipe();

  @Test
  void stays_at_the_last_rate_and_keeps_the_schedule_of_what_was_done() {
    Recipe longer = new GoingOn(300, null, List.of()).after(DEMO);

    assertThat(IntStream.of(0, 75, 149, 150, 299).mapToDouble(longer::rateAfter))
        .containsExactly(0.02, 0.002, 0.0002, 0.0002, 0.0002);
  }

  @Test
  void takes_a_rate_and_drops_of_its_own() {
    Recipe longer = new GoingOn(300, 0.01, List.of(200, 250)).after(DEMO);

    assertThat(IntStream.of(149, 150, 199, 200, 250).mapToDouble(longer::rateAfter))
        .containsExactly(0.0002, 0.01, 0.01, 0.001, 0.0001);
  }

  @Test
  void measures_as_often_as_before_and_where_it_did() {
    Recipe longer = new GoingOn(225, null, List.of()).after(DEMO);

    assertThat(IntStream.rangeClosed(1, 225).filter(longer.whenEvaluated()::testAfter))
        .containsExactly(15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180, 195, 210, 225);
    Recipe twice = new GoingOn(240, null, List.of()).after(longer);
    assertThat(IntStream.rangeClosed(1, 240).filter(twice.whenEvaluated()::testAfter))
        .hasSize(16)
        .endsWith(225, 240);
  }

  @Test
  void with_images_held_out_the_test_is_taken_at_the_ends_alone() {
    Recipe split =
        new RecipeChanges(null, null, null, null, null, null, null, 50, null, null)
            .applyTo(Budget.of(Preset.DEMO))
            .recipe();
    Evaluations when = new GoingOn(225, null, List.of()).after(split).whenEvaluated();

    assertThat(IntStream.rangeClosed(1, 225).filter(when::testAfter)).containsExactly(150, 225);
    assertThat(IntStream.rangeClosed(1, 225).filter(when::validateAfter)).hasSize(15);
    assertThat(IntStream.rangeClosed(1, 225).filter(DEMO.whenEvaluated()::validateAfter)).isEmpty();
  }

  @Test
  void refuses_what_makes_no_sense() {
    assertThatThrownBy(() -> new GoingOn(150, null, List.of()).after(DEMO))
        .hasMessage("150 are too few, 150 are done already");
    assertThatThrownBy(() -> new GoingOn(300, null, List.of(150)).after(DEMO))
        .hasMessage("the rate drops after iteration 151 at the earliest, not after 150");
    assertThatThrownBy(() -> new GoingOn(300, Double.NaN, List.of()))
        .hasMessage("a learning rate is above 0, not NaN");
  }
}
