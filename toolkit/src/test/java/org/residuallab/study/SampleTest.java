package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

  private static final int CASES = 20_000;

  // Three standard errors of a share of 5 % among so many.
  private static final double NOISE = 3 * Math.sqrt(0.05 * 0.95 / CASES);

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "5, 1", "2, 3", "3, 3", "5, 3"})
  void equal_networks_are_held_apart_no_more_often_than_the_level_says(int seeds, double wider) {
    Random random = new Random(1);
    long apart = 0;
    for (int i = 0; i < CASES; i++) {
      Sample one = sample(random, seeds, 0, 1);
      apart += one.clearlyBelow(sample(random, seeds, 0, wider)) ? 1 : 0;
    }

    assertThat((double) apart / CASES).isLessThanOrEqualTo(Sample.LEVEL + NOISE);
  }

  @Test
  void networks_far_apart_are_told_apart_by_three_seeds() {
    Random random = new Random(1);
    long apart = 0;
    for (int i = 0; i < 1000; i++) {
      Sample one = sample(random, 3, 0, 1);
      apart += one.clearlyBelow(sample(random, 3, 6, 1)) ? 1 : 0;
    }

    assertThat(apart).isGreaterThan(950);
  }

  // t = -2.75 with 2.8764 degrees of freedom; Student's density, integrated numerically.
  @Test
  void the_test_is_welchs() {
    Sample low = new Sample(List.of(50.0, 52.0, 51.0));
    Sample high = new Sample(List.of(54.0, 53.0, 57.0));

    assertThat(low.clearlyBelow(high)).isTrue();
    assertThat(high.clearlyBelow(low)).isFalse();
    assertThat(low.clearlyBelow(high, 0.0372)).isTrue();
    assertThat(low.clearlyBelow(high, 0.0370)).isFalse();
  }

  @Test
  void a_single_run_and_runs_that_are_all_alike_tell_nothing() {
    Sample one = new Sample(List.of(10.0));
    Sample same = new Sample(List.of(10.0, 10.0));

    assertThat(one.clearlyBelow(new Sample(List.of(90.0, 91.0)))).isFalse();
    assertThat(new Sample(List.of(1.0, 2.0)).clearlyBelow(new Sample(List.of(90.0)))).isFalse();
    assertThat(same.clearlyBelow(new Sample(List.of(90.0, 90.0)))).isFalse();
    assertThat(same.clearlyBelow(new Sample(List.of(90.0, Double.NaN)))).isFalse();
    assertThat(new Sample(List.of()).clearlyBelow(same)).isFalse();
  }

  private static Sample sample(Random random, int seeds, double mean, double deviation) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      values.add(mean + deviation * random.nextGaussian());
    }
    return new Sample(values);
  }
}
