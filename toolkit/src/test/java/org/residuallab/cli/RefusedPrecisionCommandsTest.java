package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.setting.Setting;

/** What a user is told where nothing trains in bfloat16. */
class RefusedPrecisionCommandsTest {

  private static final String TRAINING = "resnet-8 --preset tiny --precision bfloat16";

  @TempDir Path home;

  @BeforeEach
  void takes_a_home() {
    Setting.HOME.set(home.toString());
  }

  @AfterEach
  void restores_settings() {
    Setting.HOME.unset();
    Setting.ENGINE.unset();
  }

  @Test
  void a_processor_without_it() {
    assumeFalse(Onednn.library().bfloat16().isNative(), "this processor has bfloat16");

    for (Spoken said :
        new Spoken[] {
          Spoken.by(new TrainCommand(), TRAINING.split(" ")),
          Spoken.by(new BenchCommand(), "resnet-8", "--precision", "bfloat16")
        }) {
      assertRefused(
          said,
          "lab: no training in bfloat16: this processor has neither AVX512_BF16 nor AMX; train in"
              + " float32 (--precision float32)");
    }
  }

  @Test
  void a_path_of_deeplearning4j() {
    Setting.ENGINE.set("deeplearning4j");

    assertRefused(
        Spoken.by(new TrainCommand(), TRAINING.split(" ")),
        "lab: no training in bfloat16: the path deeplearning4j computes in 32 bits alone; train in"
            + " float32 (--precision float32)");
  }

  @Test
  void a_precision_that_is_none() {
    Spoken said = Spoken.by(new TrainCommand(), "resnet-8", "--precision", "half");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains("--precision", "half", "FLOAT32, BFLOAT16");
  }

  private void assertRefused(Spoken said, String line) {
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err().lines()).containsExactly(line);
    assertThat(home.resolve("runs/resnet-8-tiny-bfloat16-seed1")).doesNotExist();
  }
}
