package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;

/** The networks of "Identity Mappings in Deep Residual Networks". */
class PreActivationCostTest {

  // The tests of imgclsmob's pytorchcv assert these; it projects where dimensions grow.
  @ParameterizedTest
  @CsvSource({"20, 272282", "56, 855578", "110, 1730522", "164, 1703258", "1001, 10327706"})
  void have_as_many_parameters_as_another_implementation_counts(int depth, long parameters) {
    Variation projections = Variation.NONE.with(ShortcutOption.B);

    assertThat(cost("preresnet-" + depth, projections).parameterCount()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"110, 1.7", "164, 1.7", "1001, 10.3"})
  void have_as_many_as_papers_print_in_millions(int depth, BigDecimal printed) {
    long parameters = cost("preresnet-" + depth, Variation.NONE).parameterCount();

    assertThat(Rounding.of(BigDecimal.valueOf(parameters, 6), printed))
        .isNotEqualTo(Rounding.OTHER);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 56, 110})
  void of_two_layers_cost_what_a_formula_says(int depth) {
    long n = (depth - 2L) / 6;
    long[] weights = {
      3 * 9 * 16 + 2 * n * 9 * 16 * 16,
      9 * 16 * 32 + (2 * n - 1) * 9 * 32 * 32,
      9 * 32 * 64 + (2 * n - 1) * 9 * 64 * 64
    };
    // Each block normalises what it reads and what its first convolution gives; the head 64 more.
    long channels = n * 32 + (48 + (n - 1) * 64) + (96 + (n - 1) * 128) + 64;

    Cost cost = cost("preresnet-" + depth, Variation.NONE);

    assertThat(cost.parameterCount())
        .isEqualTo(weights[0] + weights[1] + weights[2] + 2 * channels + 64 * 10 + 10);
    assertThat(cost.multiplyAdds())
        .isEqualTo(weights[0] * 32 * 32 + weights[1] * 16 * 16 + weights[2] * 8 * 8 + 64 * 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {164, 1001})
  void with_bottlenecks_cost_what_a_formula_says(int depth) {
    long n = (depth - 2L) / 9;
    long multiplyAdds = 3L * 9 * 16 * 32 * 32 + 256 * 10;
    long in = 16;
    for (int s = 0; s < 3; s++) {
      long width = 16L << s;
      long positions = (32 >> s) * (32L >> s);
      long others = 9 * width * width + width * 4 * width;
      // The stride is on the first 1x1; the projection widens what the last stage gave.
      multiplyAdds += positions * (in * width + others + in * 4 * width);
      multiplyAdds += (n - 1) * positions * (4 * width * width + others);
      in = 4 * width;
    }

    assertThat(cost("preresnet-" + depth, Variation.NONE).multiplyAdds()).isEqualTo(multiplyAdds);
  }

  private static Cost cost(String name, Variation variation) {
    return NetworkCost.of(Networks.named(name, variation).network()).total();
  }
}
