package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ShortcutOption;

class CifarCostTest {

  @ParameterizedTest
  @CsvSource({
    "20, 269722, 272474, 283962, 40551040, 40813184",
    "32, 464154, 466906, 489594, 68862592, 69124736",
    "44, 658586, 661338, 695226, 97174144, 97436288",
    "56, 853018, 855770, 900858, 125485696, 125747840",
    "110, 1727962, 1730714, 1826202, 252887680, 253149824",
    "1202, 19421274, 19424026, 20538714, 2829238912, 2829501056",
  })
  void by_depth_and_shortcut_option(
      int depth, long withA, long withB, long withC, long multiplyAddsA, long multiplyAddsB) {
    assertThat(cost(depth, ShortcutOption.NONE).parameterCount()).isEqualTo(withA);
    assertThat(cost(depth, ShortcutOption.A).parameterCount()).isEqualTo(withA);
    assertThat(cost(depth, ShortcutOption.B).parameterCount()).isEqualTo(withB);
    assertThat(cost(depth, ShortcutOption.C).parameterCount()).isEqualTo(withC);
    assertThat(cost(depth, ShortcutOption.NONE).multiplyAdds()).isEqualTo(multiplyAddsA);
    assertThat(cost(depth, ShortcutOption.A).multiplyAdds()).isEqualTo(multiplyAddsA);
    assertThat(cost(depth, ShortcutOption.B).multiplyAdds()).isEqualTo(multiplyAddsB);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 271098",
    "32, 466426",
    "44, 661754",
    "56, 857082",
    "110, 1736058",
    "1202, 19510906"
  })
  void as_deeplearning4j_counts(int depth, long parameters) {
    assertThat(Convention.DEEPLEARNING4J.count(cost(depth, ShortcutOption.NONE).parameters()))
        .isEqualTo(parameters);
  }

  @Test
  void with_a_hundred_classes() {
    assertThat(CifarFamily.PAPER_DEPTHS)
        .extracting(
            depth ->
                NetworkCost.of(CifarFamily.resnet(depth).withClasses(100).architecture().network())
                    .total()
                    .parameterCount())
        .containsExactly(275572L, 470004L, 664436L, 858868L, 1733812L, 19427124L);
  }

  @Test
  void the_printed_0_46M_and_0_85M_tell_option_A_without_idle_biases_from_everything_else() {
    assertThat(millions(cost(32, ShortcutOption.A), Convention.PAPER)).isEqualTo("0.46");
    assertThat(millions(cost(56, ShortcutOption.A), Convention.PAPER)).isEqualTo("0.85");

    assertThat(millions(cost(32, ShortcutOption.B), Convention.PAPER)).isEqualTo("0.47");
    assertThat(millions(cost(56, ShortcutOption.B), Convention.PAPER)).isEqualTo("0.86");
    Convention idle = Convention.PAPER.withOmittedBiases(true);
    assertThat(idle.count(cost(32, ShortcutOption.A).parameters())).isEqualTo(465290);
    assertThat(idle.count(cost(56, ShortcutOption.A).parameters())).isEqualTo(855050);
    assertThat(millions(cost(56, ShortcutOption.A), Convention.DEEPLEARNING4J)).isEqualTo("0.86");
  }

  @Test
  void twins_have_the_same_parameters_layer_by_layer_in_the_same_order() {
    assertThat(weighted("resnet-56")).isEqualTo(weighted("plain-56"));
  }

  private static List<String> weighted(String name) {
    return NetworkCost.of(Networks.named(name).network()).layers().stream()
        .filter(layer -> layer.parameterCount() > 0)
        .map(layer -> layer.name() + " " + layer.parameters())
        .toList();
  }

  private static String millions(Cost cost, Convention convention) {
    return BigDecimal.valueOf(convention.count(cost.parameters()), 6)
        .setScale(2, RoundingMode.HALF_UP)
        .toString();
  }

  private static Cost cost(int depth, ShortcutOption option) {
    return NetworkCost.of(CifarFamily.resnet(depth).with(option).architecture().network()).total();
  }
}
