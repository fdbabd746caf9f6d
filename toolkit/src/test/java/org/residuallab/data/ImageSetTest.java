package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;

class ImageSetTest {

  private static final Shape SHAPE = new Shape(1, 1, 2);
  private static final List<String> NAMES = List.of("even", "odd");

  private final byte[] pixels = {0, 1, (byte) 200, (byte) 255, 4, 5};
  private final byte[] labels = {0, 1, 1};
  private final ImageSet set = ImageSet.of(SHAPE, pixels, labels, NAMES);

  @Test
  void bytes_are_unsigned() {
    assertThat(set.pixel(1, 0, 0, 0)).isEqualTo(200);
    assertThat(set.pixel(1, 0, 0, 1)).isEqualTo(255);
  }

  @Test
  void does_not_change_with_the_arrays_it_was_made_of_or_gives_out() {
    pixels[0] = 99;
    labels[0] = 1;
    set.image(1)[0] = 99;
    assertThat(set.pixel(0, 0, 0, 0)).isZero();
    assertThat(set.label(0)).isZero();
    assertThat(set.pixel(1, 0, 0, 0)).isEqualTo(200);
  }

  @Test
  void a_range_of_a_range_counts_from_its_own_start() {
    ImageSet last = set.range(1, 3).range(1, 2);
    assertThat(last.size()).isEqualTo(1);
    assertThat(last.label(0)).isEqualTo(1);
    assertThat(last.image(0)).containsExactly(4, 5);
    assertThatThrownBy(() -> last.label(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> last.image(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refuses_arrays_that_disagree() {
    assertThatThrownBy(() -> ImageSet.of(SHAPE, new byte[5], labels, NAMES))
        .hasMessage("3 labels of 1x1x2 images need 6 pixel values, not 5");
    assertThatThrownBy(() -> ImageSet.of(SHAPE, new byte[6], new byte[] {0, 2, 0}, NAMES))
        .hasMessage("image 1 has label 2, but there are only 2 classes");
  }
}
