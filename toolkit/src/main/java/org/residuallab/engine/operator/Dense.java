package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.residuallab.engine.plan.Argument.arg;

import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Parameter;
import org.residuallab.model.Precision;

/** A fully connected layer with bias, {@code [N, in]} to {@code [N, out]}, ReLU excluded. */
public final class Dense implements Operator {

  private final Value input;
  private final Value output;
  private final GraphParameters parameters;
  private final String layer;
  private Descriptor forward;
  private Tensor weights;
  private Tensor bias;

  public Dense(Value input, Value output, GraphParameters parameters, String layer) {
    this.input = input;
    this.output = output;
    this.parameters = parameters;
    this.layer = layer;
  }

  @Override
  public void forward(Program program) {
    long inputs = parameters.view(layer, Parameter.WEIGHTS).size(0);
    if (input.shape()[1] != inputs) {
      throw new IllegalArgumentException(
          "layer %s takes %d numbers an image, not %d".formatted(layer, inputs, input.shape()[1]));
    }
    // Deeplearning4j keeps [in, out], oneDNN wants [out, in].
    Tensor master = parameters.parameter(program, layer, Parameter.WEIGHTS, 1, 0);
    Layout wanted = order(program, master, program.precision());
    bias = parameters.parameter(program, layer, Parameter.BIAS);
    Layout target = Layout.dense(program.natives(), program.precision(), output.shape());
    forward =
        Descriptor.of(
            program.natives(),
            "fully connected layer",
            made ->
                dnnl_inner_product_forward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    dnnl_forward_training,
                    input.tensor().layout().descriptor(),
                    wanted.descriptor(),
                    bias.layout().descriptor(),
                    target.descriptor(),
                    Attributes.plain(program.natives()).pointer()));
    weights = program.in(forward.layout(dnnl_query_weights_md), master);
    Tensor result = program.allocate(target);
    program.execute(
        forward,
        arg(DNNL_ARG_SRC, input.tensor()),
        arg(DNNL_ARG_WEIGHTS, weights),
        arg(DNNL_ARG_BIAS, bias),
        arg(DNNL_ARG_DST, result));
    output.set(result);
  }

  /** Weights of 32 bits stay where they lie; others are copies, in whatever order is fastest. */
  private static Layout order(Program program, Tensor flat, Precision precision) {
    return program.precision() == Precision.FLOAT32
        ? flat.layout()
        : Layout.any(program.natives(), precision, flat.layout().shape());
  }

  @Override
  public void backward(Program program) {
    Tensor gradient = output.gradient(program).in(program, output.tensor().layout()).tensor();
    backwardWeights(program, gradient);
    if (input.isDifferentiable()) {
      backwardInput(program, gradient);
    }
  }

  private void backwardWeights(Program program, Tensor gradient) {
    Tensor target = parameters.gradient(program, layer, Parameter.WEIGHTS, 1, 0);
    Layout wanted = order(program, target, Precision.FLOAT32);
    Tensor biasGradient = parameters.gradient(program, layer, Parameter.BIAS);
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "fully connected layer's gradient by weights",
            made ->
                dnnl_inner_product_backward_weights_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    input.tensor().layout().descriptor(),
                    wanted.descriptor(),
                    biasGradient.layout().descriptor(),
                    gradient.layout().descriptor(),
                    forward.pointer(),
                    Attributes.plain(program.natives()).pointer()));
    Layout given = kernel.layout(dnnl_query_diff_weights_md);
    Tensor result = target.layout().same(given) ? target : program.allocate(given);
    program.execute(
        kernel,
        arg(DNNL_ARG_SRC, input.tensor()),
        arg(DNNL_ARG_DIFF_DST, gradient),
        arg(DNNL_ARG_DIFF_WEIGHTS, result),
        arg(DNNL_ARG_DIFF_BIAS, biasGradient));
    if (result != target) {
      program.reorder(result, target);
    }
  }

  private void backwardInput(Program program, Tensor gradient) {
    Layout source = input.tensor().layout();
    Layout wanted = order(program, weights, program.precision());
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "fully connected layer's gradient by input",
            made ->
                dnnl_inner_product_backward_data_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    source.descriptor(),
                    wanted.descriptor(),
                    gradient.layout().descriptor(),
                    forward.pointer(),
                    Attributes.plain(program.natives()).pointer()));
    Tensor result = program.allocate(source);
    program.execute(
        kernel,
        arg(DNNL_ARG_WEIGHTS, program.in(kernel.layout(dnnl_query_weights_md), weights)),
        arg(DNNL_ARG_DIFF_DST, gradient),
        arg(DNNL_ARG_DIFF_SRC, result));
    input.contribute(program, result, true);
  }
}
