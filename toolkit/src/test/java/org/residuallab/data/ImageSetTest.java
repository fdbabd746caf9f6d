package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
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

  @Test
  void one_of_ones_own_gives_batches_and_a_mean_as_the_same_images_in_memory_do() {
    ImageSet memory = new SyntheticImages(5, 40, 1).draw().train();
    ImageSet own = new Own(memory, 0);
    MeanImage mean = MeanImage.of(memory);

    assertThat(MeanImage.of(own)).isEqualTo(mean);
    assertThat(Fingerprint.ofSets(Map.of("a", own)))
        .isEqualTo(Fingerprint.ofSets(Map.of("a", memory)));
    for (List<ImageSet> pair :
        List.of(List.of(own, memory), List.of(own.range(3, 30), memory.range(3, 30)))) {
      assertThat(batches(pair.get(0), mean)).isDeepEqualTo(batches(pair.get(1), mean));
    }
    assertThat(own.range(3, 30).range(2, 4).picture(1).pixels()).isEqualTo(memory.image(6));
    assertThatThrownBy(() -> own.range(3, 30).image(27))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> own.range(3, 30).range(20, 28))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float[][] batches(ImageSet images, MeanImage mean) {
    List<BatchSource> sources =
        List.of(
            new TrainingBatches(images, mean, 25, 7, Augmentation.CROP_AND_FLIP),
            new EvaluationBatches(images, mean, 25));
    return sources.stream()
        .map(source -> source.batch(1))
        .map(batch -> Nd4j.concat(1, batch.images().reshape(batch.size(), -1), batch.labels()))
        .map(all -> all.dup('c').data().asFloat())
        .toArray(float[][]::new);
  }

  @Test
  void what_one_of_ones_own_does_wrong_is_said_before_anything_is_trained() {
    ImageSet drawn = new SyntheticImages(5, 20, 10).draw().train();
    assertThatThrownBy(() -> Dataset.own("mine", new Own(drawn, 3), drawn))
        .hasMessage("image 7 has label 10, but there are only 10 classes");
    ImageSet small = ImageSet.of(SHAPE, pixels, labels, NAMES);
    ImageSet wrong =
        new Own(drawn, 0) {
          @Override
          public byte[] image(int i) {
            return small.image(i % 3);
          }
        };
    assertThatThrownBy(() -> Dataset.own("mine", wrong, drawn))
        .hasMessage("an image of 3x32x32 has 3,072 bytes; the set gave 2 for image 0");
  }

  /** Nothing but what the interface asks for. */
  private static class Own implements ImageSet {
    private final ImageSet images;
    private final int shift;

    Own(ImageSet images, int shift) {
      this.images = images;
      this.shift = shift;
    }

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public Shape shape() {
      return images.shape();
    }

    @Override
    public List<String> classNames() {
      return images.classNames();
    }

    @Override
    public int label(int i) {
      return images.label(i) + shift;
    }

    @Override
    public byte[] image(int i) {
      return images.image(i);
    }
  }
}
