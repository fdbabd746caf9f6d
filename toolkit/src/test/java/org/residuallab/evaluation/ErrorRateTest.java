package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorRateTest {

  /**
   * Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
   * (1998), Table I, method 3.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 25.53, 36.62",
    "15, 148, 6.24, 16.05",
    "0, 20, 0, 16.11",
    "1, 29, 0.61, 17.18"
  })
  void has_the_interval_of_wilson(long wrong, long images, double low, double high) {
    ErrorRate rate = new ErrorRate(wrong, images);

    assertThat(rate.low()).isCloseTo(low, within(0.005));
    assertThat(rate.high()).isCloseTo(high, within(0.005));
  }

  @Test
  void reaches_the_ends() {
    assertThat(new ErrorRate(0, 50).low()).isZero();
    assertThat(new ErrorRate(50, 50).high()).isEqualTo(100);
    assertThat(new ErrorRate(827, 10_000).percent()).isEqualTo(8.27);
    assertThatThrownBy(() -> new ErrorRate(3, 2)).hasMessage("3 of 2 images cannot be wrong");
  }

  @Test
  void a_confusion_counts_each_class() {
    Confusion confusion =
        Confusion.of(
            List.of("cat", "dog", "owl"), new int[] {0, 0, 0, 1, 1}, new int[] {0, 1, 1, 1, 0});

    assertThat(confusion.counts())
        .containsExactly(List.of(1L, 2L, 0L), List.of(1L, 1L, 0L), List.of(0L, 0L, 0L));
    assertThat(confusion.wrong(0)).isEqualTo(2);
    assertThat(confusion.images(2)).isZero();
    assertThat(confusion.error()).isEqualTo(new ErrorRate(3, 5));
  }
}
