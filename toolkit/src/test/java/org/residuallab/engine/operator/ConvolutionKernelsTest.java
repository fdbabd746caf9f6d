package org.residuallab.engine.operator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.junit.jupiter.api.Test;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.onednn.RefusedException;
import org.residuallab.engine.plan.Program;
import org.residuallab.model.Precision;

class ConvolutionKernelsTest {

  private static final int[] ONE = {1, 1};

  @Test
  void are_fast_where_the_tests_run() {
    assertThatCode(() -> ConvolutionKernels.requireFast(Precision.FLOAT32))
        .doesNotThrowAnyException();
  }

  @Test
  void refuse_what_only_the_reference_computes() {
    try (Natives natives = new Natives()) {
      Program program = new Program(natives);
      Value maps = new Value(true, 1, 16, 8, 8);
      maps.set(program.allocate(Layout.dense(natives, maps.shape())));
      Window window = Window.over(maps, new int[] {3, 3}, ONE, ONE, ONE, ConvolutionMode.Truncate);
      ConvolutionKernels kernels =
          new ConvolutionKernels(program, window, Layout.dense(natives, 16, 16, 3, 3), false);

      // No other kernel scales weights while it reads them.
      Attributes strange = Attributes.plain(natives).scaled(DNNL_ARG_WEIGHTS);

      assertThatThrownBy(() -> kernels.forward(maps, maps, strange, false))
          .isInstanceOf(RefusedException.class)
          .hasMessage("oneDNN has no fast kernel for the convolution of 3x3 weights");
    }
  }
}
