package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class AnswersTest {

  @Test
  void are_the_largest_values_of_equal_ones_the_first() {
    Answers three = new Answers(new float[] {0.1f, 0.9f, 0.8f, 0.2f, 0.5f, 0.5f}, 2);

    assertThat(three.of(0)).isEqualTo(1);
    assertThat(three.of(1)).isZero();
    assertThat(three.of(2)).isZero();
  }

  @Test
  void of_a_graph_are_read_row_by_row_however_they_lie_in_memory() {
    Answers two = Answers.of(Nd4j.create(new double[][] {{1, 3}, {2, 0}, {5, 9}}).transpose());

    assertThat(two.of(0)).isEqualTo(2);
    assertThat(two.before(0, 1)).isEqualTo(1);
  }

  @Test
  void are_wrong_where_the_largest_value_is_another_classs() {
    Answers two = new Answers(new float[] {0.1f, 0.9f, 0.8f, 0.2f}, 2);

    assertThat(two.wrong(new int[] {1, 1})).isEqualTo(1);
  }

  @Test
  void are_wrong_where_one_is_no_number_whatever_the_class() {
    Answers two = new Answers(new float[] {Float.NaN, Float.NaN, 0.5f, Float.NaN}, 2);

    assertThat(two.wrong(new int[] {0, 0})).isEqualTo(2);
  }

  @Test
  void have_the_cross_entropy_of_the_true_classes_as_their_loss() {
    Answers two = new Answers(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, 2);

    assertThat(two.loss(new int[] {0, 1})).isEqualTo(Math.log(8), within(1e-12));
  }

  @Test
  void of_no_probability_at_all_have_a_loss_that_is_a_number_and_one_without_stays_none() {
    assertThat(new Answers(new float[] {0, 1}, 2).loss(new int[] {0}))
        .isEqualTo(126 * Math.log(2), within(1e-9));
    assertThat(new Answers(new float[] {Float.NaN, 1}, 2).loss(new int[] {0})).isNaN();
  }
}
