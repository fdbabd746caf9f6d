package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;

/** To the unit: counts that torchvision's metadata confirm where it has the network. */
class ImageNetCostTest {

  @ParameterizedTest
  @CsvSource({
    "resnet-18, A, 11515688, 1794805760",
    "resnet-18, B, 11689512, 1814073344",
    "resnet-18, C, 12043816, 1878298624",
    "resnet-34, A, 21623848, 3644493824",
    "resnet-34, B, 21797672, 3663761408",
    "resnet-34, C, 22716840, 3830747136",
    "resnet-50, A, 22780456, 3498311680",
    "resnet-50, B, 25557032, 3857973248",
    "resnet-50, C, 40128552, 6324224000",
    "resnet-101, A, 41772584, 7210532864",
    "resnet-101, B, 44549160, 7570194432",
    "resnet-101, C, 76981288, 13530300416",
    "resnet-152, A, 57416232, 10922754048",
    "resnet-152, B, 60192808, 11282415616",
    "resnet-152, C, 107335720, 20736376832",
  })
  void residual_networks_by_shortcut_option(
      String name, ShortcutOption option, long parameters, long multiplyAdds) {
    Cost cost = total(name, Variation.NONE.with(option));

    assertThat(cost.parameterCount()).isEqualTo(parameters);
    assertThat(cost.multiplyAdds()).isEqualTo(multiplyAdds);
  }

  @ParameterizedTest
  @CsvSource({"18, 1814073344", "34, 3663761408"})
  void stride_placement_changes_nothing_where_there_is_no_bottleneck(int depth, long multiplyAdds) {
    assertThat(total("resnet-" + depth, strideOn3x3()).multiplyAdds()).isEqualTo(multiplyAdds);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 25557032, 4089184256",
    "101, 44549160, 7801405440",
    "152, 60192808, 11513626624",
  })
  void stride_on_the_3x3_costs_more_with_the_same_parameters(
      int depth, long parameters, long multiplyAdds) {
    Cost cost = total("resnet-" + depth, strideOn3x3());

    assertThat(cost.parameterCount()).isEqualTo(parameters);
    assertThat(cost.multiplyAdds()).isEqualTo(multiplyAdds);
  }

  @ParameterizedTest
  @CsvSource({"18, 11515688, 1794805760", "34, 21623848, 3644493824"})
  void plain_networks_cost_what_option_A_costs(int depth, long parameters, long multiplyAdds) {
    Cost plain = total("plain-" + depth, Variation.NONE);

    assertThat(plain.parameterCount()).isEqualTo(parameters);
    assertThat(plain.multiplyAdds()).isEqualTo(multiplyAdds);
  }

  @ParameterizedTest
  @CsvSource({
    "vgg-16, 138357544, 15470264320, 15346630656",
    "vgg-19, 143667240, 19632062464, 19508428800",
  })
  void vgg_networks_with_all_three_fully_connected_layers(
      String name, long parameters, long multiplyAdds, long convolutionsAlone) {
    NetworkCost cost = NetworkCost.of(Networks.named(name).network());

    assertThat(cost.total().parameterCount()).isEqualTo(parameters);
    assertThat(cost.total().multiplyAdds()).isEqualTo(multiplyAdds);
    List<Cost> stages = cost.stages();
    assertThat(stages.subList(0, stages.size() - 1).stream().mapToLong(Cost::multiplyAdds).sum())
        .isEqualTo(convolutionsAlone);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet-18, 118013952, 462422016,  404619264,  404619264, 404619264,  512000",
    "resnet-34, 118013952, 693633024,  867041280, 1329463296, 635830272,  512000",
    "resnet-50, 118013952, 667942912,  950534144, 1387266048, 732168192, 2048000",
    "resnet-101, 118013952, 667942912,  950534144, 5099487232, 732168192, 2048000",
    "resnet-152, 118013952, 667942912, 1823997952, 7938244608, 732168192, 2048000",
  })
  void stage_by_stage(
      String name, long conv1, long conv2, long conv3, long conv4, long conv5, long fc) {
    List<Cost> stages = NetworkCost.of(Networks.named(name).network()).stages();

    assertThat(stages).extracting(Cost::name).endsWith("conv2", "conv3", "conv4", "conv5", "head");
    assertThat(stages)
        .extracting(Cost::multiplyAdds)
        .containsExactly(conv1, conv2, conv3, conv4, conv5, fc);
  }

  @ParameterizedTest
  @CsvSource({
    "224, 1794805760, 3644493824, 3857973248, 7570194432, 11282415616",
    "256, 2344079360, 4759998464, 5038358528, 9886973952, 14735589376",
    "384, 5273538560, 10709356544, 11333746688, 22243131392, 33152516096",
    "480, 8239616000, 16733081600, 17707827200, 34753740800, 51799654400",
    "640, 14647808000, 29747302400, 31478988800, 61782835200, 92086681600",
  })
  void at_the_papers_test_scales(int side, long r18, long r34, long r50, long r101, long r152) {
    Variation scaled =
        new Variation(Optional.empty(), Optional.empty(), Optional.of(side), Optional.empty());

    assertThat(List.of(18, 34, 50, 101, 152))
        .extracting(depth -> total("resnet-" + depth, scaled).multiplyAdds())
        .containsExactly(r18, r34, r50, r101, r152);
  }

  @ParameterizedTest
  @CsvSource({"18, 11679912", "34, 21780648", "50, 25503912", "101, 44443816", "152, 60041384"})
  void without_normalisation_parameters(int depth, long parameters) {
    Cost cost = total("resnet-" + depth, Variation.NONE.with(ShortcutOption.B));

    Convention none = Convention.PAPER.withNormalizationNumbers(0);
    assertThat(none.count(cost.parameters())).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "18, 11699112, 11703912",
    "34, 21814696, 21823208",
    "50, 25610152, 25636712",
    "101, 44654504, 44707176",
    "152, 60344232, 60419944",
  })
  void with_running_statistics_and_with_idle_biases(int depth, long deeplearning4j, long keras) {
    Cost cost = total("resnet-" + depth, Variation.NONE.with(ShortcutOption.B));

    assertThat(Convention.DEEPLEARNING4J.count(cost.parameters())).isEqualTo(deeplearning4j);
    assertThat(Convention.KERAS.count(cost.parameters())).isEqualTo(keras);
  }

  @ParameterizedTest
  @CsvSource({"vgg-16, 138365992", "vgg-19, 143678248"})
  void vgg_with_normalisation(String name, long parameters) {
    // Published so: the convolutions keep their biases.
    Cost cost = NetworkCost.of(Networks.named(name).with(Normalization.BATCH).network()).total();

    assertThat(Convention.PAPER.withOmittedBiases(true).count(cost.parameters()))
        .isEqualTo(parameters);
    assertThat(total(name + "-bn", Variation.NONE)).isEqualTo(cost);
  }

  /** The paper rounds some figures and cuts others off; VGG-16 it counts without its head. */
  @ParameterizedTest
  @CsvSource({
    "resnet-18, 1.8",
    "resnet-34, 3.6",
    "resnet-50, 3.8",
    "resnet-101, 7.6",
    "resnet-152, 11.3",
    "plain-34, 3.6",
    "vgg-19, 19.6",
  })
  void comes_within_the_papers_rounding_and_version_1_5_does_not(String name, double billions) {
    double papers = total(name, Variation.NONE).multiplyAdds() / 1e9;
    double later = total("resnet-50", strideOn3x3()).multiplyAdds() / 1e9;

    assertThat(papers).isCloseTo(billions, within(0.06));
    assertThat(later).isNotCloseTo(3.8, within(0.06));
  }

  private static Variation strideOn3x3() {
    return new Variation(
        Optional.of(ShortcutOption.B),
        Optional.of(StridePlacement.MIDDLE_3X3),
        Optional.empty(),
        Optional.empty());
  }

  private static Cost total(String name, Variation variation) {
    return NetworkCost.of(Networks.named(name, variation).network()).total();
  }
}
