package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Layout;
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
  private final FoldedWeights folded;
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
    folded = new FoldedWeights(parameters, normalization);
    this.addend = addend;
    this.relu = relu;
  }

  @Override
  public void forward(Program program) {
    parameters.requireChannels(input.shape()[1]);
    Layout plain = parameters.weights(program).layout();
    normalization.ifPresent(behind -> behind.requireChannels(plain.shape()[0]));
    ConvolutionKernels kernels = new ConvolutionKernels(program, window, plain, folded.isBiased());
    ForwardKernel kernel = kernels.forward(input, output, attributes(program), false);
    Tensor source = program.in(kernel.source(), input.tensor());
    Tensor result =
        addend
            .map(value -> program.in(kernel.result(), value.tensor()))
            .orElseGet(() -> program.allocate(kernel.result()));
    List<Argument> arguments = new ArrayList<>(kernel.arguments(source, result));
    arguments.addAll(folded.arguments(kernel.descriptor().layout(dnnl_query_weights_md)));
    program.execute(kernel.descriptor(), arguments.toArray(Argument[]::new));
    output.set(result);
  }

  private Attributes attributes(Program program) {
    Attributes attributes = Attributes.plain(program.natives());
    if (addend.isPresent()) {
      attributes.thenSum();
    }
    return relu ? attributes.thenRelu() : attributes;
  }
}
