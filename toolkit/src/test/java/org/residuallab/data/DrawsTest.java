package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  @Test
  void are_pinned_for_ever() {
    // Computed independently of this code. A change here changes every run with every seed.
    assertThat(new Draws(1, Draws.Stream.SHUFFLE, 0).permutation(8))
        .containsExactly(2, 7, 5, 1, 0, 6, 3, 4);
  }

  @Test
  void a_permutation_has_every_number_once() {
    assertThat(new Draws(9, Draws.Stream.SHUFFLE, 4).permutation(1000))
        .containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray())
        .isNotEqualTo(IntStream.range(0, 1000).toArray());
  }

  @Test
  void differ_by_seed_use_and_epoch() {
    int[] base = new Draws(1, Draws.Stream.SHUFFLE, 0).permutation(100);
    assertThat(new Draws(2, Draws.Stream.SHUFFLE, 0).permutation(100)).isNotEqualTo(base);
    assertThat(new Draws(1, Draws.Stream.AUGMENTATION, 0).permutation(100)).isNotEqualTo(base);
    assertThat(new Draws(1, Draws.Stream.SHUFFLE, 1).permutation(100)).isNotEqualTo(base);
  }

  @Test
  void every_number_is_as_often_at_every_place() {
    int[][] counts = new int[4][4];
    for (int epoch = 0; epoch < 4000; epoch++) {
      int[] order = new Draws(3, Draws.Stream.SHUFFLE, epoch).permutation(4);
      for (int place = 0; place < 4; place++) {
        counts[place][order[place]]++;
      }
    }
    for (int[] row : counts) {
      for (int count : row) {
        assertThat(count).isBetween(880, 1120); // 1,000 +- 27
      }
    }
  }
}
