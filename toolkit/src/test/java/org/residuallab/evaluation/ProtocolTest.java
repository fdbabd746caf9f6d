package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Shape;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.data.MeanImage;
import org.residuallab.data.PixelScale;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.SyntheticImages;
import org.residuallab.data.View;
import org.residuallab.data.ViewBatches;
import org.residuallab.evaluation.Protocol.Flip;
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

    float[] crops = batch(image, preprocessing, new TenCrop(2).views());

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

    assertThat(batch(DRAWN, Preprocessing.of(DRAWN, mean), List.of(View.PLAIN))).isEqualTo(trained);
  }

  @Test
  void without_padding_ten_crops_are_five_times_the_flip() {
    Preprocessing preprocessing = Preprocessing.of(DRAWN);
    ImageSet one = DRAWN.range(0, 1);
    float[] crops = batch(one, preprocessing, new TenCrop(0).views());
    float[] flip = batch(one, preprocessing, new Flip().views());

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

    assertThatThrownBy(() -> new ViewBatches(small, preprocessing, List.of(View.PLAIN), 1))
        .hasMessage("the network takes images of 3x32x32, these are of 3x6x6");
    assertThatThrownBy(() -> new ViewBatches(others, preprocessing, List.of(View.PLAIN), 1))
        .hasMessageStartingWith("the network knows other classes than these images have: ")
        .hasMessageEndingWith(" ... (10), not cat");
  }

  @Test
  void protocols_are_known_by_their_labels() {
    assertThat(Protocols.named("10-crop")).isEqualTo(new TenCrop(4));
    assertThatThrownBy(() -> Protocols.named("11-crop"))
        .hasMessage("no protocol '11-crop'; there are center, flip, 10-crop");
  }

  private static float[] batch(ImageSet images, Preprocessing preprocessing, List<View> views) {
    return new ViewBatches(images, preprocessing, views, images.size())
        .batch(0)
        .images()
        .dup('c')
        .data()
        .asFloat();
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
