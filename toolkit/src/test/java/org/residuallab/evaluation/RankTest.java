package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.residuallab.model.Answers;

/** The true class's place among all, from which a top-5 error follows. */
class RankTest {

  private static final Answers SUMS = new Answers(new float[] {0, 9, 8, 7, 6, 5, 4, 8, 1}, 9);

  @Test
  void is_the_number_of_classes_that_were_found_likelier() {
    assertThat(SUMS.before(1, 0)).isZero();
    assertThat(SUMS.before(3, 0)).isEqualTo(3);
    assertThat(SUMS.before(0, 0)).isEqualTo(8);
  }

  @Test
  void of_equal_ones_the_first_goes_before() {
    assertThat(SUMS.before(2, 0)).isEqualTo(1);
    assertThat(SUMS.before(7, 0)).isEqualTo(2);
  }

  @Test
  void begins_where_the_image_does() {
    Answers two = new Answers(new float[] {0.1f, 0.2f, 0.7f, 0.6f, 0.3f, 0.1f}, 3);

    assertThat(two.before(2, 0)).isZero();
    assertThat(two.before(2, 1)).isEqualTo(2);
  }

  @Test
  void the_fifth_is_right_among_five_and_the_sixth_is_wrong() {
    assertThat(Scores.isWrongAmong(5, SUMS.before(4, 0))).isFalse();
    assertThat(Scores.isWrongAmong(5, SUMS.before(5, 0))).isTrue();
  }
}
