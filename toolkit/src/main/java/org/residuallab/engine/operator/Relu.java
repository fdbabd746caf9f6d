package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.residuallab.engine.plan.Argument.arg;

import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** {@code max(x, 0)} where it could not be joined to the operation before it. */
public final class Relu implements Operator {

  private final Value input;
  private final Value output;

  public Relu(Value input, Value output) {
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Program program) {
    Tensor source = input.tensor();
    Tensor result = input.isOverwritable() ? source : program.allocate(source.layout());
    program.execute(
        forwardDescriptor(program, source.layout()),
        arg(DNNL_ARG_SRC, source),
        arg(DNNL_ARG_DST, result));
    output.set(result);
  }

  @Override
  public void backward(Program program) {
    Gradient gradient = output.gradient(program).in(program, output.tensor().layout());
    Gradient passed = backward(program, output.tensor(), gradient);
    input.contribute(program, passed.tensor(), passed.isOwned());
  }

  /** The gradient where the result is positive, zero elsewhere. */
  static Gradient backward(Program program, Tensor result, Gradient gradient) {
    Layout layout = result.layout();
    Tensor passed = gradient.successor(program);
    Descriptor hint = forwardDescriptor(program, layout);
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "ReLU's gradient",
            made ->
                dnnl_eltwise_backward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    dnnl_eltwise_relu_use_dst_for_bwd,
                    layout.descriptor(),
                    layout.descriptor(),
                    layout.descriptor(),
                    0,
                    0,
                    hint.pointer(),
                    Attributes.plain(program.natives()).pointer()));
    program.execute(
        kernel,
        arg(DNNL_ARG_DST, result),
        arg(DNNL_ARG_DIFF_DST, gradient.tensor()),
        arg(DNNL_ARG_DIFF_SRC, passed));
    return new Gradient(passed, true);
  }

  private static Descriptor forwardDescriptor(Program program, Layout layout) {
    return Descriptor.of(
        program.natives(),
        "ReLU",
        made ->
            dnnl_eltwise_forward_primitive_desc_create(
                made,
                Onednn.library().engine(),
                dnnl_forward_training,
                dnnl_eltwise_relu_use_dst_for_bwd,
                layout.descriptor(),
                layout.descriptor(),
                0,
                0,
                Attributes.plain(program.natives()).pointer()));
  }
}
