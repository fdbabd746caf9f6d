package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.MapStrides;
import org.residuallab.engine.plan.Argument;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** Convolution in training, {@code [N, C, H, W]} to {@code [N, K, H', W']}, ReLU included. */
public final class Convolution implements Operator {

  private final Value input;
  private final Value output;
  private final ConvolutionParameters parameters;
  private final Window window;
  private final boolean relu;
  private ConvolutionKernels kernels;
  private Tensor source;
  private Tensor weights;

  public Convolution(
      Value input, Value output, ConvolutionParameters parameters, Window window, boolean relu) {
    this.input = input;
    this.output = output;
    this.parameters = parameters;
    this.window = window;
    this.relu = relu;
  }

  @Override
  public void forward(Program program) {
    parameters.requireChannels(input.shape()[1]);
    weights = parameters.weights(program);
    kernels = new ConvolutionKernels(program, window, weights.layout(), parameters.hasBias());
    Attributes attributes = Attributes.plain(program.natives());
    ForwardKernel kernel =
        kernels.forward(input, output, relu ? attributes.thenRelu() : attributes, true);
    source = program.in(kernel.source(), input.tensor());
    Tensor result = program.allocate(kernel.result());
    List<Argument> arguments = new ArrayList<>(kernel.arguments(source, result));
    Layout ordered = kernel.descriptor().layout(dnnl_query_weights_md);
    arguments.add(arg(DNNL_ARG_WEIGHTS, program.in(ordered, weights)));
    if (parameters.hasBias()) {
      arguments.add(arg(DNNL_ARG_BIAS, parameters.bias(program)));
    }
    program.execute(kernel.descriptor(), arguments.toArray(Argument[]::new));
    output.set(result);
  }

  @Override
  public void backward(Program program) {
    Gradient gradient = output.gradient(program).in(program, output.tensor().layout());
    if (relu) {
      gradient = Relu.backward(program, output.tensor(), gradient);
    }
    backwardWeights(program, source, gradient.tensor());
    if (input.isDifferentiable()) {
      backwardInput(program, gradient.tensor());
    }
  }

  private void backwardWeights(Program program, Tensor maps, Tensor gradient) {
    Optional<Layout> last = MapStrides.channelsLast(maps.layout());
    Optional<Layout> gradientLast = MapStrides.channelsLast(gradient.layout());
    if (last.isPresent() && gradientLast.isPresent()) {
      // The same memory by another name, for which oneDNN has a kernel that is faster by a fifth.
      backwardWeights(program, maps.view(last.get()), gradient.view(gradientLast.get()));
      return;
    }
    Descriptor kernel = kernels.backwardWeights(maps.layout(), gradient.layout());
    Tensor target = parameters.weightsGradient(program);
    Layout wanted = kernel.layout(dnnl_query_diff_weights_md);
    Tensor result = target.layout().same(wanted) ? target : program.allocate(wanted);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(arg(DNNL_ARG_SRC, program.in(kernel.layout(dnnl_query_src_md), maps)));
    arguments.add(
        arg(DNNL_ARG_DIFF_DST, program.in(kernel.layout(dnnl_query_diff_dst_md), gradient)));
    arguments.add(arg(DNNL_ARG_DIFF_WEIGHTS, result));
    if (parameters.hasBias()) {
      arguments.add(arg(DNNL_ARG_DIFF_BIAS, parameters.biasGradient(program)));
    }
    program.execute(kernel, arguments.toArray(Argument[]::new));
    if (result != target) {
      program.reorder(result, target);
    }
  }

  private void backwardInput(Program program, Tensor gradient) {
    Descriptor kernel = kernels.backwardInput(source.layout(), gradient.layout());
    Tensor result = program.allocate(kernel.layout(dnnl_query_diff_src_md));
    program.execute(
        kernel,
        arg(DNNL_ARG_WEIGHTS, program.in(kernel.layout(dnnl_query_weights_md), weights)),
        arg(DNNL_ARG_DIFF_DST, program.in(kernel.layout(dnnl_query_diff_dst_md), gradient)),
        arg(DNNL_ARG_DIFF_SRC, result));
    input.contribute(program, result, true);
  }
}
