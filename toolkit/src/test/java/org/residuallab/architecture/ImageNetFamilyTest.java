package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.residuallab.architecture.NetworkAssert.assertThat;
import static org.residuallab.architecture.StridePlacement.FIRST_1X1;
import static org.residuallab.architecture.StridePlacement.MIDDLE_3X3;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.ImageNetFamily.Variant;

class ImageNetFamilyTest {

  @ParameterizedTest
  @CsvSource({
    // Table 1: side of the maps, and channels of the 18, 34, 50, 101 and 152-layer columns.
    "stem.conv, 112,  64,  64,   64,   64,   64",
    "stem.pool,  56,  64,  64,   64,   64,   64",
    "conv2,      56,  64,  64,  256,  256,  256",
    "conv3,      28, 128, 128,  512,  512,  512",
    "conv4,      14, 256, 256, 1024, 1024, 1024",
    "conv5,       7, 512, 512, 2048, 2048, 2048",
    "head.pool,   1, 512, 512, 2048, 2048, 2048",
    "head.fc,     1, 1000, 1000, 1000, 1000, 1000",
  })
  void has_the_output_sizes_of_table_1(
      String stage, int side, int in18, int in34, int in50, int in101, int in152) {
    Map.of(18, in18, 34, in34, 50, in50, 101, in101, 152, in152)
        .forEach(
            (depth, channels) ->
                assertThat(ImageNetFamily.resnet(depth).architecture())
                    .hasOutput(stage, new Shape(channels, side, side)));
  }

  @ParameterizedTest
  @CsvSource({
    // Table 1: blocks of conv2 to conv5, and convolutions in a block.
    "18,  2, 2, 2, 2, 2",
    "34,  3, 4, 6, 3, 2",
    "50,  3, 4, 6, 3, 3",
    "101, 3, 4, 23, 3, 3",
    "152, 3, 8, 36, 3, 3",
  })
  void has_the_blocks_of_table_1(
      int depth, int conv2, int conv3, int conv4, int conv5, int convolutions) {
    assertThat(ImageNetFamily.resnet(depth).architecture())
        .hasDepth(depth)
        .has(conv2, node -> isLast(node, "conv2", convolutions))
        .has(conv3, node -> isLast(node, "conv3", convolutions))
        .has(conv4, node -> isLast(node, "conv4", convolutions))
        .has(conv5, node -> isLast(node, "conv5", convolutions))
        .has(0, node -> node.name().endsWith(".conv" + (convolutions + 1)));
  }

  @ParameterizedTest
  @EnumSource
  void every_column_has_its_depth_with_every_option(ShortcutOption option) {
    for (Variant variant : Variant.values()) {
      assertThat(ImageNetFamily.resnet(variant.depth()).with(option).architecture())
          .hasDepth(variant.depth());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {18, 34})
  void basic_blocks_halve_in_their_first_convolution(int depth) {
    String[] halving = {
      "stem.conv", "stem.pool", "conv3.block1.conv1", "conv4.block1.conv1", "conv5.block1.conv1"
    };
    assertThat(ImageNetFamily.resnet(depth).architecture()).halvesAt(halving);
    assertThat(ImageNetFamily.plain(depth).architecture()).halvesAt(halving);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 101, 152})
  void bottlenecks_halve_in_the_first_1x1_and_in_version_1_5_in_the_3x3(int depth) {
    ImageNetFamily family = ImageNetFamily.resnet(depth);

    assertThat(family.architecture())
        .halvesAt(
            "stem.conv",
            "stem.pool",
            "conv3.block1.conv1",
            "conv4.block1.conv1",
            "conv5.block1.conv1");
    assertThat(family.with(MIDDLE_3X3).architecture())
        .halvesAt(
            "stem.conv",
            "stem.pool",
            "conv3.block1.conv2",
            "conv4.block1.conv2",
            "conv5.block1.conv2");
  }

  @Test
  void versions_of_a_bottleneck_give_the_same_sizes_on_odd_maps() {
    for (StridePlacement placement : new StridePlacement[] {FIRST_1X1, MIDDLE_3X3}) {
      assertThat(
              ImageNetFamily.resnet(50)
                  .with(placement)
                  .withInput(new Shape(3, 225, 193))
                  .architecture())
          .hasOutput("stem.conv", new Shape(64, 113, 97))
          .hasOutput("stem.pool", new Shape(64, 57, 49))
          .hasOutput("conv3", new Shape(512, 29, 25))
          .hasOutput("conv4", new Shape(1024, 15, 13))
          .hasOutput("conv5", new Shape(2048, 8, 7));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {18, 34, 50, 101, 152})
  void pools_by_maxima_once_and_by_the_average_once(int depth) {
    assertThat(ImageNetFamily.resnet(depth).architecture())
        .has(1, node -> node.layer().equals(new Layer.MaxPooling(3, 2, 1)))
        .has(1, node -> node.layer() instanceof Layer.MaxPooling)
        .has(1, node -> node.layer().equals(new Layer.GlobalAveragePooling()));
  }

  @ParameterizedTest
  @CsvSource({"18, A", "34, A", "50, B", "101, B", "152, B"})
  void has_the_papers_shortcut_option(int depth, ShortcutOption option) {
    ImageNetFamily family = ImageNetFamily.resnet(depth);

    Assertions.assertThat(family.shortcuts()).isEqualTo(option);
  }

  @ParameterizedTest
  @ValueSource(ints = {-18, 0, 20, 51, 110})
  void refuses_depths_that_are_not_in_table_1(int depth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageNetFamily.resnet(depth))
        .withMessage("Table 1 has no network of %d layers: 18, 34, 50, 101 or 152", depth);
  }

  private static boolean isLast(Node node, String stage, int convolutions) {
    return node.place().stage().equals(stage) && node.name().endsWith(".conv" + convolutions);
  }
}
