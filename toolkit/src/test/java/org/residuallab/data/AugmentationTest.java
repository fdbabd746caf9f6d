package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;

class AugmentationTest {

  private static final Shape SHAPE = new Shape(2, 2, 3);

  /** Channel 0 is 10 20 30 / 40 50 60, channel 1 is 110 120 130 / 140 150 160; the mean is 1. */
  private static final ImageSet IMAGE =
      ImageSet.of(
          SHAPE,
          new byte[] {10, 20, 30, 40, 50, 60, 110, 120, (byte) 130, (byte) 140, (byte) 150, -96},
          new byte[1],
          List.of("only"));

  private static final MeanImage ONES = constantMean(1);

  @Test
  void subtracts_the_mean() {
    assertThat(view(0, 0, false))
        .containsExactly(9, 19, 29, 39, 49, 59, 109, 119, 129, 139, 149, 159);
  }

  @Test
  void pads_with_zeros_after_the_mean_was_subtracted() {
    assertThat(view(1, 0, false)).containsExactly(0, 0, 0, 9, 19, 29, 0, 0, 0, 109, 119, 129);
    assertThat(view(0, 2, false)).containsExactly(0, 0, 9, 0, 0, 39, 0, 0, 109, 0, 0, 139);
    assertThat(view(-1, -1, false)).containsExactly(49, 59, 0, 0, 0, 0, 149, 159, 0, 0, 0, 0);
  }

  @Test
  void mirrors_what_was_cropped() {
    assertThat(view(0, 0, true))
        .containsExactly(29, 19, 9, 59, 49, 39, 129, 119, 109, 159, 149, 139);
    assertThat(view(0, 1, true)).containsExactly(19, 9, 0, 49, 39, 0, 119, 109, 0, 149, 139, 0);
  }

  @Test
  void a_view_that_shows_nothing_is_all_zeros() {
    assertThat(view(4, -4, true)).containsOnly(0f);
  }

  @Test
  void agrees_with_padding_cropping_and_mirroring_one_after_the_other() {
    Random random = new Random(5);
    byte[] pixels = new byte[3 * 32 * 32];
    random.nextBytes(pixels);
    ImageSet set = ImageSet.of(new Shape(3, 32, 32), pixels, new byte[1], List.of("only"));
    Draws draws = new Draws(1, Draws.Stream.AUGMENTATION, 0);
    for (int sample = 0; sample < 50; sample++) {
      View view = Augmentation.CROP_AND_FLIP.draw(draws, sample);
      float[] out = new float[pixels.length];
      Augmentation.write(set, 0, MeanImage.of(set.range(0, 1)).memory(), view, out, 0);
      assertThat(out).containsOnly(0f); // The mean of one image is the image.
      Augmentation.write(set, 0, zeroMean().memory(), view, out, 0);
      assertThat(out).isEqualTo(stepByStep(set, view));
    }
  }

  @Test
  void draws_every_place_and_both_sides_equally_often() {
    Draws draws = new Draws(7, Draws.Stream.AUGMENTATION, 3);
    Map<View, Integer> counts = new HashMap<>();
    int samples = 162 * 500;
    for (int i = 0; i < samples; i++) {
      counts.merge(Augmentation.CROP_AND_FLIP.draw(draws, i), 1, Integer::sum);
    }
    assertThat(counts).hasSize(9 * 9 * 2);
    double chiSquare = 0;
    for (int count : counts.values()) {
      chiSquare += (count - 500.0) * (count - 500.0) / 500;
    }
    assertThat(chiSquare).isBetween(100.0, 240.0); // 161 degrees of freedom: 161 +- 18
    assertThat(counts.keySet()).allMatch(v -> Math.abs(v.down()) <= 4 && Math.abs(v.right()) <= 4);
  }

  /** Pads to 40 x 40, crops, mirrors: as the paper describes it. */
  private static float[] stepByStep(ImageSet set, View view) {
    float[] out = new float[3 * 32 * 32];
    for (int c = 0; c < 3; c++) {
      float[][] padded = new float[40][40];
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          padded[y + 4][x + 4] = set.pixel(0, c, y, x);
        }
      }
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          int shown = view.mirrored() ? 31 - x : x;
          out[(c * 32 + y) * 32 + shown] = padded[y + 4 - view.down()][x + 4 - view.right()];
        }
      }
    }
    return out;
  }

  private static float[] view(int down, int right, boolean mirrored) {
    float[] out = new float[2 + 12];
    Arrays.fill(out, 77);
    Augmentation.write(IMAGE, 0, ONES.memory(), new View(down, right, mirrored), out, 2);
    assertThat(out[1]).isEqualTo(77);
    return Arrays.copyOfRange(out, 2, 14);
  }

  private static MeanImage constantMean(int value) {
    byte[] pixels = new byte[12];
    Arrays.fill(pixels, (byte) value);
    return MeanImage.of(ImageSet.of(SHAPE, pixels, new byte[1], List.of("only")));
  }

  private static MeanImage zeroMean() {
    return MeanImage.of(
        ImageSet.of(new Shape(3, 32, 32), new byte[3072], new byte[1], List.of("only")));
  }
}
