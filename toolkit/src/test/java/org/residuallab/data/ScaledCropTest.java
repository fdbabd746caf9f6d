package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;
import org.residuallab.model.Bits;

final class ScaledCropTest {

  private static final ScaledCrop CROP = new ScaledCrop(20, 40, 16, true);

  private static JsonNode expected;
  private static Picture picture;

  @BeforeAll
  static void what_torchvision_and_numpy_make_of_a_picture() throws Exception {
    try (InputStream in =
        ScaledCropTest.class.getResourceAsStream("/torchvision/scaled_crop.json")) {
      expected = new ObjectMapper().readTree(in);
    }
    picture =
        new Picture(
            expected.get("width").asInt(),
            expected.get("height").asInt(),
            bytes(expected.get("image")));
  }

  @Test
  void a_crop_is_that_of_torchvision() {
    for (JsonNode each : expected.get("crops")) {
      int side = each.get("side").asInt();
      Shape resized = picture.shapeWithShorterSide(each.get("shorter").asInt());
      DrawnCrop drawn =
          new DrawnCrop(
              resized,
              each.get("top").asInt(),
              each.get("left").asInt(),
              each.get("mirrored").asBoolean());
      float[] out = new float[1 + 3 * side * side];
      drawn.write(picture, side, new float[3 * side * side], ones(side), new float[3], out, 1);
      int off = 0;
      for (int k = 1; k < out.length; k++) {
        float difference = Math.abs(out[k] - each.get("pixels").get(k - 1).asInt());
        assertThat(difference).as("value %d", k - 1).isLessThanOrEqualTo(1); // PIL rounds twice.
        off += (int) difference;
      }
      assertThat((double) off / out.length).isLessThan(0.25);
    }
  }

  @Test
  void colours_are_shifted_along_the_axes_that_numpy_finds() {
    ColourAxes axes = ColourAxes.of(picture.alone(List.of("it")));
    double[] draws = new double[3];
    for (int k = 0; k < 3; k++) {
      assertThat(axes.eigenvalues().get(k))
          .isCloseTo(expected.get("eigenvalues").get(k).asDouble(), within(1e-12));
      draws[k] = expected.get("draws").get(k).asDouble();
    }
    float[] shift = axes.shift(draws);
    for (int c = 0; c < 3; c++) {
      assertThat(shift[c])
          .isCloseTo((float) expected.get("shift").get(c).asDouble(), within(1e-5f));
    }
  }

  @Test
  void the_mean_is_subtracted_after_mirroring_and_the_shift_added() {
    int side = 9;
    Shape own = new Shape(3, picture.height(), picture.width());
    float[] mean = new float[3 * side * side];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = k;
    }
    float[] out = new float[mean.length];
    new DrawnCrop(own, 2, 3, true)
        .write(picture, side, mean, ones(side), new float[] {1, 2, 3}, out, 0);
    for (int k = 0; k < out.length; k++) {
      int c = k / (side * side);
      int y = 2 + k / side % side;
      int x = 3 + side - 1 - k % side;
      int value = picture.pixels()[(c * own.height() + y) * own.width() + x] & 0xff;
      assertThat(out[k]).isEqualTo(value - k + (c + 1));
    }
  }

  @Test
  void every_size_place_and_both_sides_are_drawn_and_normal_numbers_of_deviation_a_tenth() {
    Draws draws = new Draws(3, Draws.Stream.AUGMENTATION, 1);
    Set<Integer> heights = new HashSet<>();
    Set<DrawnCrop> smallest = new HashSet<>();
    double sum = 0;
    double squares = 0;
    int samples = 20_000;
    for (int i = 0; i < samples; i++) {
      DrawnCrop drawn = DrawnCrop.of(CROP, picture, draws, i);
      heights.add(drawn.resized().height());
      if (drawn.resized().height() == 20) {
        smallest.add(drawn);
      }
      for (double each : DrawnCrop.colours(draws, i)) {
        sum += each;
        squares += each * each;
      }
    }
    assertThat(heights).hasSize(21).allMatch(each -> each >= 20 && each <= 40);
    // 27 x 20: twelve columns, five rows, two sides.
    assertThat(smallest).hasSize(12 * 5 * 2);
    assertThat(sum / (3 * samples)).isCloseTo(0, within(0.0015));
    assertThat(Math.sqrt(squares / (3 * samples))).isCloseTo(0.1, within(0.001));
  }

  @Test
  void batches_depend_on_nothing_but_seed_and_number() {
    ImageSet train = new SyntheticImages(2, 30, 1).draw().train();
    ImageSet made = new FittedImages(train, CROP.fit());
    Preprocessing mean = Preprocessing.of(made);
    TrainingBatches first = new TrainingBatches(made, mean, 20, 5, CROP);
    TrainingBatches other = new TrainingBatches(KeptImages.of(made), mean, 20, 5, CROP);
    Batch second = first.batch(1);
    assertThat(other.batch(4).images()).isNotEqualTo(second.images());
    assertThat(Bits.equal(other.batch(1).images(), second.images())).isTrue();
    assertThat(second.images().shape()).containsExactly(20, 3, 16, 16);
    assertThat(new TrainingBatches(made, mean, 20, 6, CROP).batch(1).images())
        .isNotEqualTo(second.images());
    ScaledCrop plain = new ScaledCrop(20, 40, 16, false);
    assertThat(new TrainingBatches(made, mean, 20, 5, plain).batch(1).images())
        .isNotEqualTo(second.images());
    assertThatThrownBy(() -> new TrainingBatches(train, mean, 20, 5, CROP))
        .hasMessage("crops of 3x16x16 were asked for; these images are of 3x32x32");
  }

  @Test
  void by_channel_the_numbers_of_an_epoch_have_mean_0_and_deviation_1() {
    ImageSet train = new SyntheticImages(2, 30, 1).draw().train();
    ScaledCrop crop = new ScaledCrop(32, 32, 32, false, PixelStatistics.CHANNELS);
    ImageSet made = new FittedImages(train, crop.fit());
    Preprocessing preprocessing = crop.statistics().of(made);
    TrainingBatches batches = new TrainingBatches(made, preprocessing, 30, 5, crop);
    float[] epoch = batches.batch(0).images().dup('c').data().asFloat();
    float[] tested =
        new EvaluationBatches(made, preprocessing, 30).batch(0).images().dup('c').data().asFloat();

    for (float[] each : List.of(epoch, tested)) {
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < 30 * 1024; k++) {
          double value = each[(k / 1024 * 3 + c) * 1024 + k % 1024];
          sum += value;
          squares += value * value;
        }
        assertThat(sum / (30 * 1024)).isCloseTo(0, within(1e-4));
        assertThat(Math.sqrt(squares / (30 * 1024))).isCloseTo(1, within(1e-4));
      }
    }
    assertThat(preprocessing.shorterSide()).isEqualTo(32);
    assertThat(crop)
        .hasToString(
            "shorter side 32-32, crop 32, colours as they are, mean and deviation by channel");
  }

  private static float[] ones(int side) {
    float[] ones = new float[3 * side * side];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void a_square_is_cut_from_what_the_whole_picture_would_be() {
    Picture whole = picture.withShorterSide(31);
    Shape resized = picture.shapeWithShorterSide(31);
    byte[] square = picture.square(resized, 20, 2, 11);
    for (int k = 0; k < square.length; k++) {
      int row = k / 121 * 31 + 20 + k / 11 % 11;
      assertThat(square[k]).isEqualTo(whole.pixels()[row * whole.width() + 2 + k % 11]);
    }
  }

  @Test
  void bounds_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new ScaledCrop(40, 20, 16, true))
        .hasMessage("the longest shorter side, 20, is below the shortest, 40");
    assertThatThrownBy(() -> new ScaledCrop(20, 40, 24, true))
        .hasMessage("a crop of 24 pixels does not fit a shorter side of 20");
    assertThatThrownBy(() -> new ScaledCrop(20, 40, 0, true)).hasMessageContaining("not 0");
  }

  private static byte[] bytes(JsonNode values) {
    byte[] bytes = new byte[values.size()];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) values.get(k).asInt();
    }
    return bytes;
  }
}
