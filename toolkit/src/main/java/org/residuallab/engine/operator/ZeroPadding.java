package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw32c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw4c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import java.util.List;
import java.util.Map;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.MapStrides;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** The shortcut of option A: every n-th row and column, and channels of zeros. */
public final class ZeroPadding implements Operator {

  // Channels in a block, and such a layout: 4 on ARM, 8 with AVX2, 16 with AVX-512.
  private static final Map<Long, Integer> BLOCKS =
      Map.of(4L, dnnl_nChw4c, 8L, dnnl_nChw8c, 16L, dnnl_nChw16c, 32L, dnnl_nChw32c);

  private final Value input;
  private final Value output;
  private final int stride;
  private final int before;

  /**
   * The zero channels of the output are never written: others must not write there either.
   *
   * @param before how many of them stand before the input's channels
   */
  public ZeroPadding(Value input, Value output, int stride, int before) {
    this.input = input;
    this.output = output;
    this.stride = stride;
    this.before = before;
  }

  @Override
  public void forward(Program program) {
    Natives natives = program.natives();
    Layout given = input.tensor().layout();
    Layout readable =
        isKnown(given) ? given : Layout.dense(natives, given.precision(), given.shape());
    Layout padded =
        Layout.tagged(natives, given.precision(), tag(MapStrides.of(readable)), output.shape());
    Tensor source = program.in(readable, input.tensor());
    Tensor result = program.own(padded);
    for (ChannelShift part : parts(readable, padded)) {
      program.reorder(
          source.view(part.narrow().layout(natives)), result.view(part.wide().layout(natives)));
    }
    output.set(result);
  }

  /** Where the input's numbers are in both: those that are kept of it, and in the output. */
  private List<ChannelShift> parts(Layout ofInput, Layout ofOutput) {
    return ChannelShift.of(
        MapStrides.of(ofInput).everyNth(stride), MapStrides.of(ofOutput), before);
  }

  private static boolean isKnown(Layout layout) {
    return MapStrides.fit(layout)
        && (MapStrides.of(layout).block() == 1
            || BLOCKS.containsKey(MapStrides.of(layout).block()));
  }

  private static int tag(MapStrides maps) {
    return maps.block() == 1
        ? maps.strides()[1] == 1 ? dnnl_nhwc : dnnl_nchw
        : BLOCKS.get(maps.block());
  }

  @Override
  public void backward(Program program) {
    Tensor gradient = output.gradient(program).in(program, output.tensor().layout()).tensor();
    input.contribute(sum -> addTo(program, gradient, sum));
  }

  private void addTo(Program program, Tensor gradient, Tensor sum) {
    Natives natives = program.natives();
    Layout target = sum.layout();
    long block = MapStrides.of(gradient.layout()).block();
    if (MapStrides.fit(target) && MapStrides.of(target).block() == block) {
      for (ChannelShift part : parts(target, gradient.layout())) {
        program.reorder(
            gradient.view(part.wide().layout(natives)),
            sum.view(part.narrow().layout(natives)),
            Attributes.plain(natives).thenSum());
      }
      return;
    }
    // Layouts that cannot be matched piece by piece meet in the plain one.
    Layout plain = Layout.dense(natives, target.precision(), output.shape());
    Tensor part = program.own(Layout.dense(natives, target.precision(), input.shape()));
    Tensor given = program.in(plain, gradient);
    for (ChannelShift each : parts(part.layout(), plain)) {
      program.reorder(
          given.view(each.wide().layout(natives)), part.view(each.narrow().layout(natives)));
    }
    program.sum(sum, program.in(target, part), sum, Attributes.plain(natives));
  }
}
