package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
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

/** Maximum or average over windows, {@code [N, C, H, W]} to {@code [N, C, H', W']}. */
public final class Pooling implements Operator {

  private final Value input;
  private final Value output;
  private final Window window;
  private final int algorithm;
  private final boolean training;
  private Descriptor forward;
  private Tensor workspace;

  /**
   * From input to output.
   *
   * @param algorithm such as {@code dnnl_pooling_max}
   */
  public Pooling(Value input, Value output, Window window, int algorithm, boolean training) {
    this.input = input;
    this.output = output;
    this.window = window;
    this.algorithm = algorithm;
    this.training = training;
  }

  @Override
  public void forward(Program program) {
    Layout source = input.tensor().layout();
    Layout any = Layout.any(program.natives(), source.precision(), output.shape());
    forward =
        Descriptor.of(
            program.natives(),
            "pooling",
            made ->
                dnnl_pooling_forward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    training ? dnnl_forward_training : dnnl_forward_inference,
                    algorithm,
                    source.descriptor(),
                    any.descriptor(),
                    window.strides(),
                    window.kernels(),
                    window.gaps(),
                    window.paddingBefore(),
                    window.paddingAfter(),
                    Attributes.plain(program.natives()).pointer()));
    Tensor result = program.allocate(forward.layout(dnnl_query_dst_md));
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg(DNNL_ARG_SRC, input.tensor()));
    arguments.add(arg(DNNL_ARG_DST, result));
    if (hasWorkspace()) {
      workspace = program.allocate(forward.layout(dnnl_query_workspace_md));
      arguments.add(arg(DNNL_ARG_WORKSPACE, workspace));
    }
    program.execute(forward, arguments.toArray(Argument[]::new));
    output.set(result);
  }

  // The place of each maximum, for the way back.
  private boolean hasWorkspace() {
    return training && algorithm == dnnl_pooling_max;
  }

  @Override
  public void backward(Program program) {
    Layout source = input.tensor().layout();
    Layout given = output.tensor().layout();
    Tensor gradient = output.gradient(program).in(program, given).tensor();
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "pooling's gradient",
            made ->
                dnnl_pooling_backward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    algorithm,
                    source.descriptor(),
                    given.descriptor(),
                    window.strides(),
                    window.kernels(),
                    window.gaps(),
                    window.paddingBefore(),
                    window.paddingAfter(),
                    forward.pointer(),
                    Attributes.plain(program.natives()).pointer()));
    Tensor result = program.allocate(source);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg(DNNL_ARG_DIFF_DST, gradient));
    arguments.add(arg(DNNL_ARG_DIFF_SRC, result));
    if (hasWorkspace()) {
      arguments.add(arg(DNNL_ARG_WORKSPACE, workspace));
    }
    program.execute(kernel, arguments.toArray(Argument[]::new));
    input.contribute(program, result, true);
  }
}
