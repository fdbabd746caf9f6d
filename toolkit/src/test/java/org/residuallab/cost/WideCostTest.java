package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Networks;

/** "Wide Residual Networks". */
class WideCostTest {

  @ParameterizedTest
  @CsvSource({"40, 1, 0.6", "40, 2, 2.2", "16, 8, 11.0", "22, 8, 17.2", "28, 10, 36.5"})
  void have_as_many_parameters_as_the_paper_prints_in_millions(
      int depth, int factor, BigDecimal printed) {
    assertThat(Rounding.of(BigDecimal.valueOf(cost(depth, factor).parameterCount(), 6), printed))
        .isNotEqualTo(Rounding.OTHER);
  }

  // The tests of imgclsmob's pytorchcv assert these.
  @ParameterizedTest
  @CsvSource({"16, 10, 17116634", "28, 10, 36479194", "40, 8, 35748314"})
  void have_as_many_as_another_implementation_counts(int depth, int factor, long parameters) {
    assertThat(cost(depth, factor).parameterCount()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"16, 2", "28, 10", "40, 4"})
  void cost_what_a_formula_says(int depth, int factor) {
    long n = (depth - 4L) / 6;
    long weights = 3 * 9 * 16;
    long multiplyAdds = weights * 32 * 32;
    long channels = 64L * factor; // The head's normalisation.
    long in = 16;
    for (int s = 0; s < 3; s++) {
      long out = factor * (16L << s);
      long own = 9 * in * out + in * out + 9 * out * out + (n - 1) * 2 * 9 * out * out;
      weights += own;
      multiplyAdds += own * (32 >> s) * (32 >> s);
      channels += in + out + (n - 1) * 2 * out;
      in = out;
    }
    weights += in * 10;
    multiplyAdds += in * 10;

    assertThat(cost(depth, factor).parameterCount()).isEqualTo(weights + 2 * channels + 10);
    assertThat(cost(depth, factor).multiplyAdds()).isEqualTo(multiplyAdds);
  }

  private static Cost cost(int depth, int factor) {
    String name = "wide-resnet-%d-%d".formatted(depth, factor);
    return NetworkCost.of(Networks.named(name).network()).total();
  }
}
