package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.plan.Argument;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/**
 * Convolution in inference, one primitive with all that follows it: the normalisation goes into
 * weights and bias, the block's addition and the ReLU are done while the result is in registers.
 */
public final class FoldedConvolution implements Operator {

  private final Value input;
  private final Value output;
  private final ConvolutionParameters parameters;
  private final Window window;
  private final Optional<NormalizationParameters> normalization;
  private final Optional<Value> addend;
  private final boolean relu;

  /**
   * Takes in what follows.
   *
   * @param normalization follows the convolution
   * @param addend is added after that; its memory becomes the output's
   * @param relu whether a ReLU ends it
   */
  public FoldedConvolution(
      Value input,
      Value output,
      ConvolutionParameters parameters,
      Window window,
      Optional<NormalizationParameters> normalization,
      Optional<Value> addend,
      boolean relu) {
    this.input = input;
    this.output = output;
    this.parameters = parameters;
    this.window = window;
    this.normalization = normalization;
    this.addend = addend;
    this.relu = relu;
  }

  @Override
  public void forward(Program program) {
    parameters.requireChannels(input.shape()[1]);
    Tensor weights = parameters.weights(program);
    boolean biased = parameters.hasBias() || normalization.isPresent();
    ConvolutionKernels kernels = new ConvolutionKernels(program, window, weights.layout(), biased);
    Descriptor kernel = kernels.forward(input, output, attributes(program), false);
    Layout layout = kernel.layout(dnnl_query_dst_md);
    Tensor result =
        addend
            .map(value -> program.in(layout, value.tensor()))
            .orElseGet(() -> program.allocate(layout));
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg(DNNL_ARG_SRC, program.in(kernel.layout(dnnl_query_src_md), input.tensor())));
    arguments.add(arg(DNNL_ARG_DST, result));
    Layout ordered = kernel.layout(dnnl_query_weights_md);
    if (normalization.isPresent()) {
      arguments.addAll(fold(program, weights, ordered, normalization.get()));
    } else {
      arguments.add(arg(DNNL_ARG_WEIGHTS, program.in(ordered, weights)));
      if (biased) {
        arguments.add(arg(DNNL_ARG_BIAS, parameters.bias(program)));
      }
    }
    program.execute(kernel, arguments.toArray(Argument[]::new));
    output.set(result);
  }

  private Attributes attributes(Program program) {
    Attributes attributes = Attributes.plain(program.natives());
    if (addend.isPresent()) {
      attributes.thenSum();
    }
    return relu ? attributes.thenRelu() : attributes;
  }

  private List<Argument> fold(
      Program program, Tensor weights, Layout ordered, NormalizationParameters parts) {
    Natives natives = program.natives();
    parts.requireChannels(weights.layout().shape()[0]);
    Layout channels = Layout.dense(natives, weights.layout().shape()[0]);
    Tensor factor = program.allocate(channels);
    Tensor bias = program.allocate(channels);
    Optional<Tensor> ownBias =
        parameters.hasBias() ? Optional.of(parameters.bias(program)) : Optional.empty();
    program.add(new Folding(program, parts, ownBias, factor, bias), factor, bias);
    program.witness(factor);
    program.witness(bias);
    Tensor folded = program.allocate(ordered);
    program.reorder(
        weights,
        folded,
        Attributes.plain(natives).scaled(DNNL_ARG_SRC),
        arg(DNNL_ARG_ATTR_SCALES | DNNL_ARG_SRC, factor));
    return List.of(arg(DNNL_ARG_WEIGHTS, folded), arg(DNNL_ARG_BIAS, bias));
  }
}
