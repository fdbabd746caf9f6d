package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.residuallab.architecture.NetworkAssert.assertThat;
import static org.residuallab.architecture.NetworkAssert.mainPath;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CifarFamilyTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 32, 44, 56, 110, 1202})
  void has_6n_and_2_weighted_layers(int depth) {
    assertThat(CifarFamily.plain(depth).architecture()).hasDepth(depth);
    assertThat(CifarFamily.resnet(depth).architecture()).hasDepth(depth);
  }

  @ParameterizedTest
  @EnumSource
  void shortcuts_do_not_count_in_its_depth(ShortcutOption option) {
    assertThat(CifarFamily.resnet(20).with(option).architecture()).hasDepth(20);
  }

  @ParameterizedTest
  @CsvSource({
    // The table of section 4.2, n = 3: output map size, layers (1 + 2n, 2n, 2n), filters.
    "stem,   32, 1, 16",
    "stage1, 32, 6, 16",
    "stage2, 16, 6, 32",
    "stage3,  8, 6, 64",
  })
  void has_the_stages_of_section_4_2(String stage, int side, int layers, int filters) {
    Network network = CifarFamily.resnet(20).architecture().network();

    assertThat(network).hasOutput(stage, new Shape(filters, side, side));
    Assertions.assertThat(mainPath(network))
        .filteredOn(node -> node.place().stage().equals(stage) && NetworkAssert.isWeighted(node))
        .hasSize(layers)
        .allSatisfy(
            node -> {
              Layer.Convolution convolution = (Layer.Convolution) node.layer();
              Assertions.assertThat(convolution.kernel()).isEqualTo(3);
              Assertions.assertThat(convolution.filters()).isEqualTo(filters);
            });
  }

  @ParameterizedTest
  @EnumSource
  void subsamples_by_convolutions_with_a_stride_of_2(ShortcutOption option) {
    assertThat(CifarFamily.resnet(32).with(option).architecture())
        .halvesAt("stage2.block1.conv1", "stage3.block1.conv1")
        .has(0, node -> node.layer() instanceof Layer.MaxPooling);
  }

  @Test
  void ends_with_global_average_pooling_and_a_10_way_classifier() {
    assertThat(CifarFamily.plain(20).architecture())
        .hasOutput("head.pool", new Shape(64, 1, 1))
        .hasOutput("head.fc", new Shape(10, 1, 1))
        .has(1, node -> node.layer() instanceof Layer.GlobalAveragePooling);
  }

  @Test
  void normalises_right_after_each_convolution_and_before_activation() {
    List<Node> path = mainPath(CifarFamily.plain(20).architecture().network());

    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).layer() instanceof Layer.Convolution convolution) {
        Assertions.assertThat(convolution.bias()).isFalse();
        Assertions.assertThat(path.get(i + 1).layer()).isEqualTo(new Layer.BatchNormalization());
        Assertions.assertThat(path.get(i + 2).layer()).isEqualTo(new Layer.Relu());
      }
    }
  }

  @Test
  void has_biases_in_the_place_of_normalisation() {
    assertThat(CifarFamily.plain(20).architecture().with(Normalization.NONE))
        .has(0, node -> node.layer() instanceof Layer.BatchNormalization)
        .has(19, node -> node.layer() instanceof Layer.Convolution conv && conv.bias());
  }

  @ParameterizedTest
  @CsvSource({
    // height, width -> of stage 2 -> of stage 3: halves, rounded up
    "33, 31, 17, 16, 9, 8",
    "7, 10, 4, 5, 2, 3",
    "3, 2, 2, 1, 1, 1",
    "1, 32, 1, 16, 1, 8",
    "1, 1, 1, 1, 1, 1",
  })
  void takes_images_of_any_size(
      int height, int width, int height2, int width2, int height3, int width3) {
    for (ShortcutOption option : ShortcutOption.values()) {
      assertThat(
              CifarFamily.resnet(14)
                  .with(option)
                  .withInput(new Shape(1, height, width))
                  .architecture())
          .hasOutput("stage1", new Shape(16, height, width))
          .hasOutput("stage2", new Shape(32, height2, width2))
          .hasOutput("stage3", new Shape(64, height3, width3));
    }
  }

  @Test
  void takes_another_width_and_other_classes() {
    assertThat(CifarFamily.resnet(8).withWidth(5).withClasses(100).architecture())
        .hasOutput("stage1", new Shape(5, 32, 32))
        .hasOutput("stage2", new Shape(10, 16, 16))
        .hasOutput("stage3", new Shape(20, 8, 8))
        .hasOutput("head", new Shape(100, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CifarFamily.resnet(8).withWidth(0))
        .withMessage("a stage needs one filter or more, not 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, 0, 2, 7, 21, 55, 112})
  void refuses_other_depths(int depth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CifarFamily.resnet(depth))
        .withMessageContaining("has " + depth + " layers")
        .withMessageContaining("6n + 2");
  }
}
