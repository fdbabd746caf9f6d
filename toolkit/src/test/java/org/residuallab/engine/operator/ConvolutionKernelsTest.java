package org.residuallab.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.junit.jupiter.api.Test;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.MapStrides;
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

  @Test
  void know_maps_in_one_block_as_channels_last_and_hand_them_on_as_they_came() {
    try (Natives natives = new Natives()) {
      Program program = new Program(natives);
      Value images = new Value(false, 2, 3, 8, 8);
      Value maps = new Value(true, 2, 16, 8, 8);
      images.set(program.allocate(Layout.dense(natives, images.shape())));
      Layout given = kernel(program, images, maps).result();
      maps.set(program.allocate(given));

      ForwardKernel kernel = kernel(program, maps, new Value(true, maps.shape()));

      assertThat(kernel.source().same(given)).isTrue();
      assertThat(kernel.result().same(given)).isTrue();
      Optional<Layout> last = MapStrides.channelsLast(given);
      assumeThat(last).as("a block of 16 channels").isPresent();
      Layout known = kernel.descriptor().layout(dnnl_query_src_md);
      assertThat(known.same(last.orElseThrow())).isTrue();
    }
  }

  private static ForwardKernel kernel(Program program, Value from, Value to) {
    Window window = Window.over(from, new int[] {3, 3}, ONE, ONE, ONE, ConvolutionMode.Truncate);
    Layout weights = Layout.dense(program.natives(), to.shape()[1], from.shape()[1], 3, 3);
    return new ConvolutionKernels(program, window, weights, false)
        .forward(from, to, Attributes.plain(program.natives()), true);
  }
}
