package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;

/** The paper's Fig. 5 and what it says of it, on maps of 56x56. */
class BlockCostTest {

  @Test
  void two_narrow_3x3_cost_what_a_bottleneck_costs() {
    Work basic = convolutions("resnet-34", ShortcutOption.A, "conv2.block2");
    Work bottleneck = convolutions("resnet-50", ShortcutOption.B, "conv2.block2");

    assertThat(basic).isEqualTo(new Work(73_728, 231_211_008));
    assertThat(bottleneck).isEqualTo(new Work(69_632, 218_365_952));
    assertThat((double) bottleneck.multiplyAdds() / basic.multiplyAdds())
        .isCloseTo(0.944, within(5e-4));
  }

  @Test
  void a_projection_in_place_of_the_identity_doubles_a_bottleneck() {
    Work identity = convolutions("resnet-50", ShortcutOption.B, "conv2.block2");
    Work projection = convolutions("resnet-50", ShortcutOption.C, "conv2.block2");

    assertThat(projection.weights() - identity.weights()).isEqualTo(65_536);
    assertThat(projection.multiplyAdds() - identity.multiplyAdds()).isEqualTo(205_520_896);
    assertThat((double) projection.multiplyAdds() / identity.multiplyAdds())
        .isCloseTo(1.941, within(5e-4));
  }

  @Test
  void plain_34_has_18_percent_of_vgg_19() {
    double plain = NetworkCost.of(Networks.named("plain-34").network()).total().multiplyAdds();
    double vgg = NetworkCost.of(Networks.named("vgg-19").network()).total().multiplyAdds();

    assertThat(plain / vgg).isCloseTo(0.1856, within(5e-5));
  }

  @Test
  void option_C_has_thirteen_projections_more_than_B_on_34_layers() {
    assertThat(projections(ShortcutOption.B)).isEqualTo(3);
    assertThat(projections(ShortcutOption.C)).isEqualTo(3 + 13);
  }

  private static long projections(ShortcutOption option) {
    return Networks.named("resnet-34", Variation.NONE.with(option)).network().nodes().stream()
        .filter(node -> node.name().endsWith("shortcut-conv"))
        .count();
  }

  private record Work(long weights, long multiplyAdds) {}

  private static Work convolutions(String network, ShortcutOption option, String block) {
    NetworkCost cost =
        NetworkCost.of(Networks.named(network, Variation.NONE.with(option)).network());
    long weights = 0;
    long multiplyAdds = 0;
    for (Cost layer : cost.layers()) {
      if (layer.name().startsWith(block + ".")) {
        weights += layer.parameters().weights();
        multiplyAdds += layer.multiplyAdds();
      }
    }
    return new Work(weights, multiplyAdds);
  }
}
