package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.List;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** Batch normalisation with running statistics, where no convolution can take it in. */
public final class FixedNormalization implements Operator {

  private final Value input;
  private final Value output;
  private final NormalizationParameters parameters;
  private final int flags;

  public FixedNormalization(
      Value input, Value output, NormalizationParameters parameters, boolean relu) {
    this.input = input;
    this.output = output;
    this.parameters = parameters;
    flags =
        dnnl_use_scale | dnnl_use_shift | dnnl_use_global_stats | (relu ? dnnl_fuse_norm_relu : 0);
  }

  @Override
  public void forward(Program program) {
    Layout layout = input.tensor().layout();
    parameters.requireChannels(layout.shape()[1]);
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "batch normalisation",
            made ->
                dnnl_batch_normalization_forward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    dnnl_forward_inference,
                    layout.descriptor(),
                    layout.descriptor(),
                    parameters.epsilon(),
                    flags,
                    Attributes.plain(program.natives()).pointer()));
    Tensor result = program.allocate(layout);
    program.execute(
        kernel,
        arg(DNNL_ARG_SRC, input.tensor()),
        arg(DNNL_ARG_SCALE, parameters.scale(program)),
        arg(DNNL_ARG_SHIFT, parameters.shift(program)),
        arg(DNNL_ARG_MEAN, parameters.runningMean(program)),
        arg(DNNL_ARG_VARIANCE, variance(parameters.runningSpread(program).layout())),
        arg(DNNL_ARG_DST, result));
    output.set(result);
  }

  /** Stays as long as the parameters do; NaN where it has no root. */
  private Tensor variance(Layout channels) {
    return parameters
        .parameters()
        .constants()
        .get(parameters, channels, program -> List.of(variance(program, channels)))
        .get(0);
  }

  private Tensor variance(Program program, Layout channels) {
    Tensor spread = parameters.runningSpread(program);
    Tensor variance = program.own(channels.in(program.natives()));
    program.add(
        () -> {
          for (int i = 0; i < variance.floats().limit(); i++) {
            double stored = parameters.variance(spread.floats().get(i));
            boolean hasRoot = stored + parameters.epsilon() > 0;
            variance.floats().put(i, hasRoot ? (float) stored : Float.NaN);
          }
        },
        variance);
    program.witness(variance);
    return variance;
  }
}
