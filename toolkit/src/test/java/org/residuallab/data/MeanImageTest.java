package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;

class MeanImageTest {

  @Test
  void averages_each_place_of_each_channel_alone() {
    ImageSet set =
        ImageSet.of(
            new Shape(2, 1, 1),
            new byte[] {0, (byte) 255, 1, (byte) 255, 1, (byte) 254},
            new byte[3],
            List.of("only"));
    assertThat(MeanImage.of(set).values()).containsExactly(2f / 3, 764f / 3);
  }

  @Test
  void does_not_count_images_held_out() {
    ImageSet set =
        ImageSet.of(new Shape(1, 1, 1), new byte[] {10, 20, 90}, new byte[3], List.of("only"));
    assertThat(MeanImage.of(set.range(0, 2)).values()).containsExactly(15f);
  }
}
