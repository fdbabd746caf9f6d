package org.residuallab.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;

/** Earlier versions tested more often than asked where the tests could not be spread evenly. */
class UnevenTestsTest {

  private static final List<Metrics> ONCE = List.of(row(1, 90, OptionalDouble.empty()));
  private static final List<Metrics> TESTED = List.of(row(1, 90, OptionalDouble.of(80)));

  @Test
  void a_test_that_only_one_of_them_made_is_no_difference_there() {
    assertThat(holds(TESTED, ONCE, false)).isTrue();
    assertThat(holds(ONCE, TESTED, false)).isTrue();
    assertThat(holds(TESTED, ONCE, true)).isFalse();
  }

  @Test
  void any_other_figure_is() {
    List<Metrics> other = List.of(row(1, 89, OptionalDouble.empty()));

    assertThat(holds(TESTED, other, false)).isFalse();
    assertThat(holds(TESTED, List.of(row(1, 90, OptionalDouble.of(81))), false)).isFalse();
  }

  @Test
  void only_some_budgets_have_them() {
    Recipe paper = Preset.PAPER.recipe();

    assertThat(paper.whenEvaluated().areUneven()).isFalse();
    assertThat(paper.scaledTo(300).whenEvaluated().areUneven()).isTrue();
    assertThat(paper.scaledTo(100).whenEvaluated().areUneven()).as("a test an iteration").isFalse();
    assertThat(Preset.SHORT.recipe().scaledTo(3910).whenEvaluated().areUneven()).isFalse();
  }

  private static boolean holds(List<Metrics> stored, List<Metrics> now, boolean tests) {
    VerificationOutcome outcome = new VerificationOutcome();
    outcome.compareBits(stored, now, tests);
    return outcome.holds();
  }

  private static Metrics row(int iteration, double error, OptionalDouble test) {
    return new Metrics(iteration, 0.1, 0.1, 2.3, error, test);
  }
}
