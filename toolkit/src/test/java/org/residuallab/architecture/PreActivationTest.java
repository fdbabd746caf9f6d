package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks of "Identity Mappings in Deep Residual Networks". */
class PreActivationTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 56, 110, 164, 1001})
  void have_the_depth_that_their_name_says(int depth) {
    Architecture network = Networks.named("preresnet-" + depth);

    NetworkAssert.assertThat(network)
        .hasDepth(depth)
        .hasOutput("stage1", new Shape(depth < 164 ? 16 : 64, 32, 32))
        .hasOutput("stage3", new Shape(depth < 164 ? 64 : 256, 8, 8));
    assertThat(network.head().classes()).isEqualTo(10);
    assertThat(Networks.title(network.name())).isEqualTo("PreResNet-" + depth);
  }

  @Test
  void keep_the_way_from_addition_to_addition_clear() {
    Network network = Networks.named("preresnet-110").network();

    assertThat(network.node("stage2.block3.add").inputs())
        .containsExactly("stage2.block3.conv2", "stage2.block2.add");
    assertThat(network.node("stage2.block3.bn1").inputs()).containsExactly("stage2.block2.add");
    assertThat(network.node("stage2.block3.conv2").inputs()).containsExactly("stage2.block3.relu2");
    assertThat(network.node("head.bn").inputs()).containsExactly("stage3.block18.add");
    assertThat(network.node("head.pool").inputs()).containsExactly("head.relu");
  }

  @Test
  void activate_before_splitting_in_the_first_block_and_where_dimensions_grow() {
    Network two = Networks.named("preresnet-110").network();
    assertThat(two.node("stage1.block1.bn1").inputs()).containsExactly("stem.conv");
    assertThat(two.node("stage1.block1.add").inputs())
        .containsExactly("stage1.block1.conv2", "stage1.block1.relu1");
    assertThat(two.node("stage2.block1.shortcut").inputs()).containsExactly("stage2.block1.relu1");

    Network three = Networks.named("preresnet-164").network();
    for (String block : List.of("stage1.block1", "stage2.block1", "stage3.block1")) {
      assertThat(three.node(block + ".shortcut-conv").inputs()).containsExactly(block + ".relu1");
      assertThat(three.node(block + ".add").inputs())
          .containsExactly(block + ".conv3", block + ".shortcut-conv");
    }
    assertThat(three.node("stage1.block2.add").inputs())
        .containsExactly("stage1.block2.conv3", "stage1.block1.add");
  }

  @Test
  void have_their_stride_on_the_first_convolution() {
    NetworkAssert.assertThat(Networks.named("preresnet-164"))
        .halvesAt("stage2.block1.conv1", "stage3.block1.conv1");
    NetworkAssert.assertThat(Networks.named("preresnet-20"))
        .halvesAt("stage2.block1.conv1", "stage3.block1.conv1");
  }

  @ParameterizedTest
  @CsvSource({"preresnet-21", "preresnet-170", "preresnet-2", "preresnet-1202"})
  void refuse_other_depths(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.named(name))
        .withMessage(
            "no network %s: CIFAR-10 depths are 6n + 2 below 164 (20, 56, 110), 9n + 2 from there on (164, 1001)",
            name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"preresnet-20", "preresnet-164", "wide-resnet-16-2", "resnet-20"})
  void stay_plain_once_they_are(String name) {
    Architecture plain = Networks.named(name).with(ShortcutOption.NONE);

    assertThat(plain.with(ShortcutOption.B)).isEqualTo(plain);
  }
}
