package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Networks;

class ActivationBatchTest {

  @ParameterizedTest
  @CsvSource({
    "resnet-20, 2000, 25",
    "resnet-110, 2000, 25",
    "resnet-110, 10, 10",
    "resnet-1202, 2000, 3",
    "resnet-50, 2000, 3",
    "vgg-19-bn, 1, 1"
  })
  void is_as_large_as_half_a_gigabyte_of_activations_lets_it_be(
      String network, int images, int expected) {
    assertThat(ActivationBatch.of(Networks.named(network), images)).isEqualTo(expected);
  }
}
