package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.plan.Argument;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** Batch normalisation with the batch's statistics, and the ReLU that follows it if one does. */
public final class BatchNorm implements Operator {

  private final Value input;
  private final Value output;
  private final NormalizationParameters parameters;
  private final int flags;
  private Descriptor forward;
  private Tensor mean;
  private Tensor variance;
  private Tensor workspace;

  public BatchNorm(Value input, Value output, NormalizationParameters parameters, boolean relu) {
    this.input = input;
    this.output = output;
    this.parameters = parameters;
    flags = dnnl_use_scale | dnnl_use_shift | (relu ? dnnl_fuse_norm_relu : 0);
  }

  private boolean relu() {
    return (flags & dnnl_fuse_norm_relu) != 0;
  }

  @Override
  public void forward(Program program) {
    Layout layout = input.tensor().layout();
    parameters.requireChannels(layout.shape()[1]);
    forward =
        Descriptor.of(
            program.natives(),
            "batch normalisation",
            made ->
                dnnl_batch_normalization_forward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    dnnl_forward_training,
                    layout.descriptor(),
                    layout.descriptor(),
                    parameters.epsilon(),
                    flags,
                    Attributes.plain(program.natives()).pointer()));
    Layout channels = Layout.dense(program.natives(), layout.shape()[1]);
    mean = program.allocate(channels);
    variance = program.allocate(channels);
    Tensor result = program.allocate(layout);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg(DNNL_ARG_SRC, input.tensor()));
    arguments.add(arg(DNNL_ARG_SCALE, parameters.scale(program)));
    arguments.add(arg(DNNL_ARG_SHIFT, parameters.shift(program)));
    arguments.add(arg(DNNL_ARG_MEAN, mean));
    arguments.add(arg(DNNL_ARG_VARIANCE, variance));
    arguments.add(arg(DNNL_ARG_DST, result));
    if (relu()) {
      workspace = program.allocate(forward.layout(dnnl_query_workspace_md));
      arguments.add(arg(DNNL_ARG_WORKSPACE, workspace));
    }
    program.execute(forward, arguments.toArray(Argument[]::new));
    program.witness(mean);
    program.witness(variance);
    output.set(result);
  }

  @Override
  public void backward(Program program) {
    Layout layout = input.tensor().layout();
    Gradient gradient = output.gradient(program).in(program, layout);
    // Not over its own input: there oneDNN's kernel takes a fifth longer.
    Tensor result = program.allocate(layout);
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "batch normalisation's gradient",
            made ->
                dnnl_batch_normalization_backward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    dnnl_backward,
                    layout.descriptor(),
                    layout.descriptor(),
                    layout.descriptor(),
                    parameters.epsilon(),
                    flags,
                    forward.pointer(),
                    Attributes.plain(program.natives()).pointer()));
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg(DNNL_ARG_SRC, input.tensor()));
    arguments.add(arg(DNNL_ARG_MEAN, mean));
    arguments.add(arg(DNNL_ARG_VARIANCE, variance));
    arguments.add(arg(DNNL_ARG_SCALE, parameters.scale(program)));
    arguments.add(arg(DNNL_ARG_DIFF_DST, gradient.tensor()));
    arguments.add(arg(DNNL_ARG_DIFF_SRC, result));
    arguments.add(arg(DNNL_ARG_DIFF_SCALE, parameters.scaleGradient(program)));
    arguments.add(arg(DNNL_ARG_DIFF_SHIFT, parameters.shiftGradient(program)));
    if (relu()) {
      arguments.add(arg(DNNL_ARG_WORKSPACE, workspace));
    }
    program.execute(kernel, arguments.toArray(Argument[]::new));
    parameters.statistics(program, mean, variance);
    input.contribute(program, result, true);
  }
}
