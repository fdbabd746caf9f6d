package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.residuallab.engine.onednn.Bfloat16;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;
import org.residuallab.setting.Told;

class RefusedPrecisionTest {

  private static final Optional<Told> EMULATED = Optional.of(new Told("emulated", "LAB_BFLOAT16"));

  @Test
  void a_processor_without_such_numbers_is_named() {
    assertThat(FastPath.obstacle(Bfloat16.NONE, Optional.empty()))
        .contains("this processor has neither AVX512_BF16 nor AMX");
    assertThat(FastPath.obstacle(Bfloat16.NONE, EMULATED)).isPresent();
    assertThat(FastPath.obstacle(Bfloat16.EMULATED, Optional.empty()))
        .isEqualTo(FastPath.obstacle(Bfloat16.NONE, Optional.empty()));
  }

  @Test
  void no_graph_is_opened_that_would_be_computed_otherwise() {
    assumeFalse(Onednn.library().bfloat16().isNative(), "this processor has bfloat16");

    assertThatThrownBy(() -> open(ComputePath.RESIDUAL_LAB))
        .isInstanceOf(RefusedPrecisionException.class)
        .hasMessage(
            "no training in bfloat16: this processor has neither AVX512_BF16 nor AMX; train in"
                + " float32");
  }

  @ParameterizedTest
  @EnumSource(value = ComputePath.class, names = "RESIDUAL_LAB", mode = EnumSource.Mode.EXCLUDE)
  void deeplearning4j_has_nothing_but_32_bits(ComputePath path) {
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(RefusedPrecisionException.class)
        .hasMessageContaining("the path %s computes in 32 bits alone".formatted(path.label()))
        .hasMessageNotContaining("\n");
  }

  @Test
  void no_other_way_to_do_without_is_known() {
    assertThatThrownBy(
            () ->
                FastPath.obstacle(Bfloat16.EMULATED, Optional.of(new Told("yes", "LAB_BFLOAT16"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LAB_BFLOAT16 can be emulated, not 'yes'");
  }

  private static ComputationGraph open(ComputePath path) {
    return Engine.open(
        SmallGraphs.pooled(SmallGraphs.convolution(6, 3, 1)),
        new EngineSettings(path, 1),
        Precision.BFLOAT16);
  }
}
