package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestErrorTest {

  @Test
  void counts_rows_whose_largest_score_is_another_classs() {
    float[] scores = {0.1f, 0.9f, 0.8f, 0.2f};

    assertThat(TestError.wrong(scores, 2, new int[] {1, 1})).isEqualTo(1);
  }

  @Test
  void counts_a_row_that_is_no_number_as_wrong_whatever_its_class() {
    float[] scores = {Float.NaN, Float.NaN, 0.5f, Float.NaN};

    assertThat(TestError.wrong(scores, 2, new int[] {0, 0})).isEqualTo(2);
  }
}
