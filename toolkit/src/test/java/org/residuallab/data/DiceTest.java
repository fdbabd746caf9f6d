package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiceTest {

  // Java's own generator is the same algorithm in the versions there are, though none promises it.
  @Property
  void throws_what_another_splitmix64_throws(@ForAll long seed) {
    Dice dice = new Dice(seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      assertThat(dice.between(0, 1)).isEqualTo((random.nextLong() >>> 11) * 0x1p-53);
    }
  }

  @Property
  void stays_below_its_bound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    assertThat(new Dice(seed).below(bound)).isBetween(0, bound - 1);
  }

  @Test
  void is_bell_shaped() {
    Dice dice = new Dice(1);
    int count = 200_000;
    double sum = 0;
    double squares = 0;
    int withinOne = 0;
    for (int i = 0; i < count; i++) {
      double value = dice.bell();
      sum += value;
      squares += value * value;
      withinOne += Math.abs(value) < 1 ? 1 : 0;
      assertThat(Math.abs(value)).isLessThan(4.9);
    }
    assertThat(sum / count).isCloseTo(0, within(0.01));
    assertThat(squares / count).isCloseTo(1, within(0.01));
    // A normal one is within one deviation in 68.3 % of all cases.
    assertThat((double) withinOne / count).isCloseTo(0.683, within(0.015));
  }
}
