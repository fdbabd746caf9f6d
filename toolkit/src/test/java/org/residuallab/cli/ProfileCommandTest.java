package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCommandTest {

  @Test
  void shows_where_the_time_of_inference_goes() {
    Spoken said = profile("resnet-8 --mode infer --batch 4 --by layer --steps 2 --warm-up 0");

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("layer ")
        .contains("stage3.block1.conv2", "resnet-8 infer, 4 images a batch, ", "over 2 steps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resnet-21|resnet-21",
        "vgg-19|no benchmark of vgg-19",
        "resnet-8 --mode evaluate|--mode evaluate has no profile: choose train or infer",
        "resnet-8 --mode infer --precision bfloat16|nothing infers in bfloat16",
        "resnet-8 --steps 0|a profile needs at least one step, not 0",
        "resnet-8 --warm-up NaN|--warm-up: 0 seconds or more, not NaN",
        "resnet-8 --batch 0|a batch has at least one image",
        "resnet-8 --by head|'head'",
      })
  void refuses_in_one_line(String arguments, String reason) {
    Spoken said = profile(arguments);

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).startsWith("lab: ").contains(reason);
    assertThat(said.out()).isEmpty();
  }

  private static Spoken profile(String arguments) {
    return Spoken.by(new ProfileCommand(), arguments.split(" "));
  }
}
