package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.StridePlacement;

class ReceptiveFieldTest {

  /** Published by Araujo, Norris and Sim, "Computing Receptive Fields", Distill 2019. */
  @ParameterizedTest
  @CsvSource({
    "vgg-16, conv5, 212, 32",
    "resnet-50, conv5, 483, 32",
    "resnet-101, conv5, 1027, 32",
    "resnet-152, conv5, 1507, 32",
  })
  void of_the_last_feature_maps(String name, String stage, long size, long stride) {
    assertThat(stage(name, stage, Variation.NONE)).isEqualTo(new ReceptiveField(size, stride));
  }

  @Test
  void is_smaller_with_the_stride_on_the_3x3() {
    Variation later =
        new Variation(
            Optional.empty(),
            Optional.of(StridePlacement.MIDDLE_3X3),
            Optional.empty(),
            Optional.empty());

    assertThat(stage("resnet-50", "conv5", later).size()).isEqualTo(427);
  }

  @Test
  void of_a_pooled_or_connected_layer_covers_the_image() {
    NetworkCost vgg = NetworkCost.of(Networks.named("vgg-19").network());
    NetworkCost resnet = NetworkCost.of(Networks.named("resnet-20").network());

    assertThat(vgg.layer("head.fc1").field().size()).isGreaterThanOrEqualTo(224);
    assertThat(resnet.layer("head.pool").field().size()).isGreaterThanOrEqualTo(32);
  }

  private static ReceptiveField stage(String name, String stage, Variation variation) {
    return NetworkCost.of(Networks.named(name, variation).network()).stages().stream()
        .filter(cost -> cost.name().equals(stage))
        .findFirst()
        .orElseThrow()
        .field();
  }
}
