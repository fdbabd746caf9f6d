package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.residuallab.architecture.NetworkAssert.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VggFamilyTest {

  @ParameterizedTest
  @ValueSource(ints = {16, 19})
  void has_its_depth_and_halves_by_max_pooling_alone(int depth) {
    int deep = depth == 19 ? 4 : 3;
    assertThat(VggFamily.vgg(depth).architecture())
        .hasDepth(depth)
        .halvesAt(
            "conv1.block3.pool",
            "conv2.block3.pool",
            "conv3.block" + (deep + 1) + ".pool",
            "conv4.block" + (deep + 1) + ".pool",
            "conv5.block" + (deep + 1) + ".pool")
        .has(5, node -> node.layer().equals(new Layer.MaxPooling(2, 2, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    // Fig. 3, left: output sizes 224, 112, 56, 28, 14, and 7 before the hidden layers.
    "conv1.block2.relu, 64, 224",
    "conv1, 64, 112",
    "conv2, 128, 56",
    "conv3, 256, 28",
    "conv4, 512, 14",
    "conv5, 512, 7",
    "head.fc1, 4096, 1",
    "head.fc2, 4096, 1",
    "head.fc, 1000, 1",
  })
  void has_the_sizes_of_fig_3(String stage, int channels, int side) {
    assertThat(VggFamily.vgg(19).architecture()).hasOutput(stage, new Shape(channels, side, side));
  }

  @Test
  void has_biases_and_dropout_and_neither_normalisation_nor_shortcuts() {
    assertThat(VggFamily.vgg(19).architecture())
        .has(16, node -> node.layer() instanceof Layer.Convolution conv && conv.bias())
        .has(2, node -> node.layer().equals(new Layer.Dropout(0.5)))
        .has(0, node -> node.layer() instanceof Layer.BatchNormalization)
        .has(0, node -> node.layer() instanceof Layer.Addition);
  }

  @Test
  void refuses_images_that_its_pooling_uses_up() {
    Architecture architecture = VggFamily.vgg(19).withInput(new Shape(3, 31, 32)).architecture();

    assertThatIllegalArgumentException()
        .isThrownBy(architecture::network)
        .withMessage("conv5.block5.pool: a 2x2 window does not fit into 512x1x2 with padding 0");
  }

  @Test
  void refuses_other_depths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VggFamily.vgg(17))
        .withMessage("no VGG network here has 17 layers: 16 or 19");
  }
}
