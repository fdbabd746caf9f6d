package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Dropout;

/** "Wide Residual Networks". */
class WideTest {

  @ParameterizedTest
  @CsvSource({"10, 2", "16, 8", "28, 10", "40, 4"})
  void have_as_many_convolutions_as_their_name_says(int depth, int factor) {
    Architecture network = Networks.named("wide-resnet-%d-%d".formatted(depth, factor));

    NetworkAssert.assertThat(network)
        .has(depth, node -> node.layer() instanceof Convolution)
        .has((depth - 4) / 2, node -> node.layer().equals(new Dropout(0.3)))
        .hasOutput("stem", new Shape(16, 32, 32))
        .hasOutput("stage1", new Shape(16 * factor, 32, 32))
        .hasOutput("stage3", new Shape(64 * factor, 8, 8))
        .halvesAt("stage2.block1.conv1", "stage3.block1.conv1");
    assertThat(Networks.title(network.name())).isEqualTo("WRN-%d-%d".formatted(depth, factor));
  }

  @Test
  void drop_between_the_convolutions() {
    Network network = Networks.named("wide-resnet-28-10").network();

    assertThat(network.node("stage1.block2.dropout1").inputs())
        .containsExactly("stage1.block2.relu2");
    assertThat(network.node("stage1.block2.conv2").inputs())
        .containsExactly("stage1.block2.dropout1");
  }

  @Test
  void project_the_first_activation_where_dimensions_grow() {
    Network network = Networks.named("wide-resnet-28-10").network();

    NetworkAssert.assertThat(network).has(3, node -> node.name().endsWith("shortcut-conv"));
    assertThat(network.node("stage1.block1.shortcut-conv").inputs())
        .containsExactly("stage1.block1.relu1");
    assertThat(network.node("stage1.block2.add").inputs())
        .containsExactly("stage1.block2.conv2", "stage1.block1.add");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide-resnet-27-10", "wide-resnet-4-1"})
  void refuse_other_depths(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.named(name))
        .withMessageStartingWith("no network %s: depths are 6n + 4", name);
  }

  @Test
  void ask_for_a_factor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.named("wide-resnet-28"))
        .withMessageContaining("wide-resnet-N-K");
  }
}
