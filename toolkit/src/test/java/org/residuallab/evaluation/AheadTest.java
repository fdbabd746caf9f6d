package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AheadTest {

  @Test
  void gives_all_in_order_and_never_makes_more_ahead_than_it_was_told() {
    AtomicInteger made = new AtomicInteger();
    List<Integer> given = new ArrayList<>();
    List<Integer> ahead = new ArrayList<>();
    try (Ahead<Integer> numbers =
        new Ahead<>(
            50,
            3,
            i -> {
              made.incrementAndGet();
              return i;
            },
            2)) {
      while (numbers.hasNext()) {
        given.add(numbers.next());
        ahead.add(made.get() - given.size());
      }
    }

    assertThat(given).hasSize(50).isSorted().doesNotHaveDuplicates();
    assertThat(ahead).allSatisfy(each -> assertThat(each).isBetween(0, 3));
  }

  @Test
  void the_next_is_made_before_it_is_asked_for() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    try (Ahead<Integer> numbers =
        new Ahead<>(
            2,
            2,
            i -> {
              if (i == 1) {
                second.countDown();
              }
              return i;
            },
            2)) {
      assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(numbers.next()).isZero();
    }
  }

  @Test
  void what_keeps_one_from_being_made_is_thrown_in_its_turn() {
    try (Ahead<Integer> numbers =
        new Ahead<>(
            3,
            2,
            i -> {
              if (i == 1) {
                throw new IllegalArgumentException("no picture");
              }
              return i;
            },
            2)) {
      assertThat(numbers.next()).isZero();
      assertThatThrownBy(numbers::next)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no picture");
    }
  }

  @Test
  void an_error_stays_the_error_that_it_is() {
    try (Ahead<Integer> numbers =
        new Ahead<>(
            1,
            1,
            i -> {
              throw new OutOfMemoryError("full");
            },
            2)) {
      assertThatThrownBy(numbers::next).isInstanceOf(OutOfMemoryError.class).hasMessage("full");
    }
  }
}
