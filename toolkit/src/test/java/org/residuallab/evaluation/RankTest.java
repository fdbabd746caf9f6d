package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The true class's place among all, from which a top-5 error follows. */
class RankTest {

  private static final float[] SUMS = {0, 9, 8, 7, 6, 5, 4, 8, 1};

  @Test
  void is_the_number_of_classes_that_were_found_likelier() {
    assertThat(Scores.rank(SUMS, 0, 9, 1)).isZero();
    assertThat(Scores.rank(SUMS, 0, 9, 3)).isEqualTo(3);
    assertThat(Scores.rank(SUMS, 0, 9, 0)).isEqualTo(8);
  }

  @Test
  void of_equal_ones_the_first_goes_before() {
    assertThat(Scores.rank(SUMS, 0, 9, 2)).isEqualTo(1);
    assertThat(Scores.rank(SUMS, 0, 9, 7)).isEqualTo(2);
  }

  @Test
  void begins_where_the_image_does() {
    float[] two = {0.1f, 0.2f, 0.7f, 0.6f, 0.3f, 0.1f};

    assertThat(Scores.rank(two, 0, 3, 2)).isZero();
    assertThat(Scores.rank(two, 3, 3, 2)).isEqualTo(2);
  }

  @Test
  void the_fifth_is_right_among_five_and_the_sixth_is_wrong() {
    assertThat(Scores.isWrongAmong(5, Scores.rank(SUMS, 0, 9, 4))).isFalse();
    assertThat(Scores.isWrongAmong(5, Scores.rank(SUMS, 0, 9, 5))).isTrue();
  }
}
