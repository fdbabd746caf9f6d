package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;

class TrainingBatchesTest {

  /** Ten images of one pixel; image i has label i and value 10 i, and the mean is 45. */
  private static final ImageSet TEN =
      ImageSet.of(
          new Shape(1, 1, 1),
          new byte[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90},
          new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
          IntStream.range(0, 10).mapToObj(Integer::toString).toList());

  @Test
  void every_batch_is_full_and_every_epoch_has_every_image_once() {
    TrainingBatches batches = batches(4, 1);
    List<Integer> seen = new ArrayList<>();
    for (int iteration = 0; iteration < 15; iteration++) {
      int[] classes = new int[4];
      assertThat(batches.fill(iteration, new float[4], classes)).isEqualTo(4);
      IntStream.of(classes).forEach(seen::add);
    }
    // Six epochs of ten, cut into fifteen batches of four.
    for (int epoch = 0; epoch < 6; epoch++) {
      assertThat(seen.subList(10 * epoch, 10 * epoch + 10))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
    assertThat(seen.subList(0, 10)).isNotEqualTo(seen.subList(10, 20));
  }

  @Test
  void labels_go_with_their_images() {
    float[] pixels = new float[10];
    int[] classes = new int[10];
    batches(10, 2).fill(0, pixels, classes);
    for (int k = 0; k < 10; k++) {
      assertThat(pixels[k]).isEqualTo(10 * classes[k] - 45);
    }
  }

  @Test
  void an_iteration_is_the_same_whatever_was_asked_for_before() {
    TrainingBatches inOrder = augmented(8);
    float[][] expected = new float[40][];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = pixels(inOrder, i);
    }
    TrainingBatches fresh = augmented(8);
    for (int i : new int[] {39, 3, 17, 3}) {
      assertThat(pixels(fresh, i)).isEqualTo(expected[i]);
    }
  }

  @Test
  void the_seed_decides() {
    assertThat(pixels(augmented(8), 5)).isEqualTo(pixels(augmented(8), 5));
    assertThat(pixels(augmented(8), 5)).isNotEqualTo(pixels(augmented(9), 5));
  }

  @Test
  void an_image_looks_different_in_the_next_epoch() {
    ImageSet one = new SyntheticImages(1, 1, 1).draw().train();
    TrainingBatches batches =
        new TrainingBatches(one, zeroMean(), 1, 4, Augmentation.CROP_AND_FLIP);
    assertThat(pixels(batches, 0)).isNotEqualTo(pixels(batches, 1));
  }

  @Test
  void counts_epochs_as_the_paper_does() {
    ImageSet images =
        ImageSet.of(new Shape(1, 1, 1), new byte[50_000], new byte[50_000], List.of("x"));
    TrainingBatches batches =
        new TrainingBatches(images, MeanImage.of(images), 128, 1, Augmentation.NONE);
    assertThat(batches.epochs(64_000)).isEqualTo(163.84);
  }

  @Test
  void refuses_an_empty_batch() {
    assertThatThrownBy(() -> batches(0, 1)).hasMessage("a batch needs at least one image, not 0");
  }

  private static TrainingBatches batches(int batchSize, long seed) {
    return new TrainingBatches(TEN, MeanImage.of(TEN), batchSize, seed, Augmentation.NONE);
  }

  private static TrainingBatches augmented(long seed) {
    ImageSet train = new SyntheticImages(1, 20, 1).draw().train();
    return new TrainingBatches(train, MeanImage.of(train), 7, seed, Augmentation.CROP_AND_FLIP);
  }

  private static MeanImage zeroMean() {
    return MeanImage.of(
        ImageSet.of(new Shape(3, 32, 32), new byte[3072], new byte[1], List.of("x")));
  }

  private static float[] pixels(TrainingBatches batches, long iteration) {
    float[] pixels = new float[batches.batchSize() * (int) batches.shape().size()];
    batches.fill(iteration, pixels, new int[batches.batchSize()]);
    return pixels;
  }
}
