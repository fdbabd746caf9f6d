package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.Fit;
import org.residuallab.data.ImageSet;
import org.residuallab.data.Look;
import org.residuallab.data.MeanImage;
import org.residuallab.data.NetworkInputs;
import org.residuallab.data.Picture;
import org.residuallab.data.PixelScale;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.SyntheticImages;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.Flip;
import org.residuallab.evaluation.Protocol.MultiScale;
import org.residuallab.evaluation.Protocol.SingleScale;
import org.residuallab.evaluation.Protocol.TenCrop;

final class ProtocolTest {

  private static final Offset<Float> EXACT = Offset.offset(0f);
  private static final ImageSet DRAWN = new SyntheticImages(1, 10, 10).draw().test();

  @Test
  void ten_crops_are_torchvisions_pixel_by_pixel() throws Exception {
    JsonNode expected = resource("/torchvision/ten_crop.json");
    Shape shape = new Shape(3, 6, 6);
    ImageSet image = ImageSet.of(shape, bytes(expected.get("pixels")), new byte[1], List.of("it"));
    Preprocessing preprocessing =
        new Preprocessing(
            shape,
            PixelScale.UNIT,
            new ChannelMean(List.of(0.485f, 0.456f, 0.406f)),
            List.of(0.229f, 0.224f, 0.225f),
            List.of("it"));

    float[] crops = all(image, preprocessing, new TenCrop(2));

    assertThat(crops).hasSize(10 * 108);
    for (int crop = 0; crop < 10; crop++) {
      for (int k = 0; k < 108; k++) {
        assertThat(crops[crop * 108 + k])
            .as("crop %d, value %d", crop, k)
            .isEqualTo((float) expected.get("crops").get(crop).get(k).asDouble(), EXACT);
      }
    }
  }

  @Test
  void the_plain_view_has_the_bits_that_training_is_tested_on() {
    MeanImage mean = MeanImage.of(DRAWN);
    float[] trained =
        new EvaluationBatches(DRAWN, mean, 10).batch(0).images().dup('c').data().asFloat();

    Preprocessing preprocessing = Preprocessing.of(DRAWN, mean);
    assertThat(all(DRAWN, preprocessing, new Center())).isEqualTo(trained);
    assertThat(all(DRAWN, preprocessing, new SingleScale(32))).isEqualTo(trained);
  }

  @Test
  void the_centre_is_what_training_was_tested_on_for_pictures_of_any_size() {
    // A shorter side of 33 is none that follows from the network's 28 pixels.
    Dataset fitted = Dataset.own("odd", new Odd(9), new Odd(9)).fitted(new Fit(28, 33));
    Preprocessing preprocessing = Preprocessing.of(fitted.train());
    float[] tested =
        new EvaluationBatches(fitted.test(), preprocessing, 9)
            .batch(0)
            .images()
            .dup('c')
            .data()
            .asFloat();

    assertThat(all(fitted.test(), preprocessing, new Center())).isEqualTo(tested);
    assertThat(all(new Odd(9), preprocessing, new Center())).isEqualTo(tested);

    // As in training, the mean image is subtracted after a crop was mirrored.
    float[] both = all(new Odd(9).range(7, 8), preprocessing, new Flip());
    float[] mean = preprocessing.mean().spread(preprocessing.image());
    byte[] image = fitted.test().image(7); // Cut from 42 x 33: as wide a margin on both sides.
    for (int k = 0; k < mean.length; k++) {
      int mirrored = k / 28 * 28 + 27 - k % 28;
      assertThat(both[mean.length + k]).isEqualTo((image[mirrored] & 0xff) - mean[k]);
    }
  }

  /** The same images, made odd in size. */
  private record Odd(int size) implements ImageSet {
    @Override
    public Shape shape() {
      return DRAWN.shape();
    }

    @Override
    public List<String> classNames() {
      return DRAWN.classNames();
    }

    @Override
    public int label(int i) {
      return DRAWN.label(i);
    }

    @Override
    public byte[] image(int i) {
      return DRAWN.image(i);
    }

    @Override
    public Picture picture(int i) {
      return DRAWN.picture(i).resized(40 + 3 * i, 61 - 2 * i);
    }
  }

  @Test
  void corners_are_padded_where_a_picture_has_no_room_for_them() {
    Shape network = new Shape(3, 32, 32);
    Shape wide = new Shape(3, 32, 40);

    List<Look> five = new TenCrop(4).looks(wide, wide, network).subList(0, 5);
    assertThat(five.stream().map(Look::top)).containsExactly(-4, -4, 4, 4, 0);
    assertThat(five.stream().map(Look::left)).containsExactly(0, 8, 0, 8, 4);
  }

  @Test
  void without_padding_ten_crops_are_five_times_the_flip() {
    Preprocessing preprocessing = Preprocessing.of(DRAWN);
    ImageSet one = DRAWN.range(0, 1);
    float[] crops = all(one, preprocessing, new TenCrop(0));
    float[] flip = all(one, preprocessing, new Flip());

    for (int crop = 0; crop < 10; crop++) {
      for (int k = 0; k < 3072; k++) {
        assertThat(crops[crop * 3072 + k]).isEqualTo(flip[crop / 5 * 3072 + k]);
      }
    }
    assertThat(flip[0]).isEqualTo(flip[3072 + 31]);
  }

  @Test
  void a_network_is_not_shown_other_images_or_classes() {
    Preprocessing preprocessing = Preprocessing.of(DRAWN);
    ImageSet small =
        ImageSet.of(new Shape(3, 6, 6), new byte[108], new byte[1], DRAWN.classNames());
    ImageSet others = ImageSet.of(DRAWN.shape(), new byte[3072], new byte[1], List.of("cat"));
    ImageSet grey =
        ImageSet.of(new Shape(1, 32, 32), new byte[1024], new byte[1], DRAWN.classNames());

    assertThatThrownBy(() -> new EvaluationBatches(small, preprocessing, 1))
        .hasMessage("the network takes images of 3x32x32, these are of 3x6x6");
    assertThatThrownBy(() -> new NetworkInputs(grey, preprocessing))
        .hasMessage("the network takes images of 3x32x32, these are of 1x32x32");
    assertThatThrownBy(() -> new NetworkInputs(others, preprocessing))
        .hasMessageStartingWith("the network knows other classes than these images have: ")
        .hasMessageEndingWith(" ... (10), not cat; take images of its own classes");
    List<String> renamed = DRAWN.classNames().stream().map(name -> "a " + name).toList();
    ImageSet same = ImageSet.of(DRAWN.shape(), new byte[3072], new byte[1], renamed);
    assertThatThrownBy(() -> new NetworkInputs(same, preprocessing))
        .hasMessageEndingWith(
            "; if these are its classes in its order, import its weights again under these names");
  }

  @Test
  void ten_crops_of_a_larger_picture_are_torchvisions() throws Exception {
    JsonNode expected = resource("/torchvision/ten_crop_of_larger.json");
    // Already of the size of which crops are cut for a network of 8 pixels: every value is exact.
    byte[] crops = bytes(expected.get("resized"), new TenCrop(4));
    // Made that size first: PIL rounds once more, after the rows.
    byte[] resizedToo = bytes(expected, new TenCrop(4));

    assertThat(crops).hasSize(10 * 192);
    int differing = 0;
    for (int k = 0; k < crops.length; k++) {
      int value = expected.get("crops").get(k / 192).get(k % 192).asInt();
      assertThat(crops[k] & 0xff).as("crop %d, value %d", k / 192, k % 192).isEqualTo(value);
      assertThat(resizedToo[k] & 0xff).isCloseTo(value, within(1));
      differing += (resizedToo[k] & 0xff) == value ? 0 : 1;
    }
    assertThat(differing).isLessThan(crops.length / 4);
    assertThat(bytes(expected.get("resized"), new Center()))
        .isEqualTo(Arrays.copyOfRange(crops, 4 * 192, 5 * 192));
  }

  @Test
  void the_whole_of_a_picture_at_several_scales_and_mirrored() {
    Shape network = new Shape(3, 56, 56);
    List<Look> looks =
        new MultiScale(List.of(56, 64)).looks(new Shape(3, 375, 500), network, network);

    assertThat(looks.stream().map(Look::part).map(Shape::toString))
        .containsExactly("3x56x74", "3x56x74", "3x64x85", "3x64x85");
    assertThat(looks.stream().map(Look::mirrored)).containsExactly(false, true, false, true);
    assertThat(new Center().looks(new Shape(3, 375, 500), new Shape(3, 64, 85), network))
        .containsExactly(new Look(new Shape(3, 64, 85), 4, 14, network, false));
  }

  @Test
  void protocols_are_known_by_their_labels() {
    assertThat(named("10-crop")).isEqualTo(new TenCrop(4));
    assertThat(named("single-scale")).isEqualTo(new SingleScale(64));
    assertThat(named("multi-scale")).isEqualTo(new MultiScale(List.of(56, 64, 96, 120, 160)));
    assertThat(named("single-scale", 70)).isEqualTo(new SingleScale(70));
    assertThat(named("multi-scale", 70)).isEqualTo(new MultiScale(List.of(70)));
    assertThatThrownBy(() -> named("11-crop"))
        .hasMessage(
            "no protocol '11-crop'; there are center, flip, single-scale, 10-crop, multi-scale");
    assertThatThrownBy(() -> named("flip", 70))
        .hasMessage("flip has no scales to choose; single-scale and multi-scale have");
    assertThatThrownBy(() -> named("single-scale", 70, 80))
        .hasMessage("single-scale looks at one scale, not at 2; multi-scale averages several");
    assertThatThrownBy(() -> named("multi-scale", 70, 0))
        .hasMessage("a picture's side is a pixel at least, not 0");
  }

  private static Protocol named(String label, Integer... sides) {
    return Protocols.named(label, List.of(sides)).apply(new Shape(3, 56, 56));
  }

  /** All inputs of all images, one behind the other. */
  private static float[] all(ImageSet images, Preprocessing preprocessing, Protocol protocol) {
    NetworkInputs inputs = new NetworkInputs(images, preprocessing);
    FloatBuffer all = FloatBuffer.allocate(1 << 20);
    for (int i = 0; i < images.size(); i++) {
      inputs
          .of(
              i,
              picture ->
                  protocol.looks(picture, preprocessing.resized(picture), preprocessing.image()))
          .forEach(input -> all.put(input.values()));
    }
    return Arrays.copyOf(all.array(), all.position());
  }

  /** Of a picture for a network of 8 pixels that takes bytes as they are. */
  private static byte[] bytes(JsonNode picture, Protocol protocol) {
    Shape shape = new Shape(3, picture.get("height").asInt(), picture.get("width").asInt());
    ImageSet image = ImageSet.of(shape, bytes(picture.get("pixels")), new byte[1], List.of("it"));
    Preprocessing asTheyAre =
        new Preprocessing(
            new Shape(3, 8, 8),
            PixelScale.BYTES,
            new ChannelMean(List.of(0f, 0f, 0f)),
            List.of(),
            List.of("it"),
            9);
    float[] values = all(image, asTheyAre, protocol);
    byte[] bytes = new byte[values.length];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) values[k];
    }
    return bytes;
  }

  private static byte[] bytes(JsonNode values) {
    byte[] bytes = new byte[values.size()];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) values.get(k).asInt();
    }
    return bytes;
  }

  private static JsonNode resource(String path) throws Exception {
    try (InputStream in = ProtocolTest.class.getResourceAsStream(path)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
