package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.InstructionSet;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.MapStrides;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.onednn.RefusedException;
import org.residuallab.engine.plan.Program;
import org.residuallab.model.Precision;

/**
 * Finds oneDNN's kernels for one convolution. The forward kernel may choose the layouts; the
 * backward kernels keep to them where a fast one exists, so that activations and their gradients
 * stay in one layout from layer to layer.
 */
public final class ConvolutionKernels {

  private static final long[] PROBE = {1, 16, 8, 8};

  private final Natives natives;
  private final Precision precision;
  private final Window window;
  private final Layout weights;
  private final Layout weightsGradient;
  private final Layout bias;
  private Descriptor forward;

  ConvolutionKernels(Program program, Window window, Layout plainWeights, boolean hasBias) {
    natives = program.natives();
    precision = program.precision();
    this.window = window;
    weights = Layout.any(natives, precision, plainWeights.shape());
    // Over all images and places, and therefore a sum in 32 bits.
    weightsGradient = Layout.any(natives, Precision.FLOAT32, plainWeights.shape());
    bias = hasBias ? Layout.dense(natives, plainWeights.shape()[0]) : null;
  }

  /**
   * Asks for the kernels of a convolution as residual networks are made of, in that precision.
   *
   * @throws RefusedException if oneDNN has nothing but its slow reference on this processor
   */
  public static void requireFast(Precision precision) {
    try (Natives natives = new Natives()) {
      Program program = new Program(natives, precision);
      Value maps = new Value(true, PROBE);
      Layout layout = Layout.dense(natives, precision, PROBE);
      maps.set(program.allocate(layout));
      int[] three = {3, 3};
      int[] one = {1, 1};
      Window window = Window.over(maps, three, one, one, one, ConvolutionMode.Truncate);
      Layout weights = Layout.dense(natives, PROBE[1], PROBE[1], 3, 3);
      ConvolutionKernels kernels = new ConvolutionKernels(program, window, weights, false);
      kernels.forward(maps, maps, Attributes.plain(natives), true);
      kernels.backwardInput(layout, layout);
      kernels.backwardWeights(layout, layout);
    }
  }

  ForwardKernel forward(Value input, Value output, Attributes attributes, boolean training) {
    Layout given = input.tensor().layout();
    ForwardKernel kernel =
        channelsLast(given, input, output, attributes, training)
            .or(() -> asGiven(given, output, attributes, training))
            .orElseGet(() -> free(input, output, attributes, training));
    forward = kernel.descriptor();
    return kernel;
  }

  /**
   * The same memory by another name, for which oneDNN has a kernel that takes four fifths of the
   * time, in 32 bits and for more than one image.
   */
  private Optional<ForwardKernel> channelsLast(
      Layout given, Value input, Value output, Attributes attributes, boolean training) {
    if (precision != Precision.FLOAT32
        || input.batch() == 1
        || !Arrays.equals(input.shape(), output.shape())) {
      return Optional.empty();
    }
    return MapStrides.channelsLast(given)
        .flatMap(last -> forward(last, last, attributes, training))
        .map(descriptor -> new ForwardKernel(descriptor, given, given));
  }

  /** Without copying the maps before it, unless a copy brings more than it costs. */
  private Optional<ForwardKernel> asGiven(
      Layout given, Value output, Attributes attributes, boolean training) {
    boolean worthCopying = !training && Onednn.library().instructionSet() == InstructionSet.AVX2;
    if (worthCopying || !given.holds(precision)) {
      return Optional.empty();
    }
    return forward(given, free(output), attributes, training).map(ForwardKernel::of);
  }

  /** As oneDNN likes it best. */
  private ForwardKernel free(Value input, Value output, Attributes attributes, boolean training) {
    return forward(free(input), free(output), attributes, training)
        .map(ForwardKernel::of)
        .orElseThrow(this::refusal);
  }

  private Optional<Descriptor> forward(
      Layout source, Layout result, Attributes attributes, boolean training) {
    return Descriptor.fast(
        natives,
        "convolution",
        made ->
            dnnl_convolution_forward_primitive_desc_create(
                made,
                Onednn.library().engine(),
                training ? dnnl_forward_training : dnnl_forward_inference,
                dnnl_convolution_direct,
                source.descriptor(),
                weights.descriptor(),
                orNull(bias),
                result.descriptor(),
                window.strides(),
                window.gaps(),
                window.paddingBefore(),
                window.paddingAfter(),
                attributes.pointer()));
  }

  Descriptor backwardInput(Layout source, Layout gradient) {
    return backwardInputIn(source, gradient)
        .or(() -> backwardInputIn(free(source), free(gradient)))
        .orElseThrow(this::refusal);
  }

  private Optional<Descriptor> backwardInputIn(Layout source, Layout gradient) {
    return Descriptor.fast(
        natives,
        "convolution's gradient by input",
        made ->
            dnnl_convolution_backward_data_primitive_desc_create(
                made,
                Onednn.library().engine(),
                dnnl_convolution_direct,
                source.descriptor(),
                weights.descriptor(),
                gradient.descriptor(),
                window.strides(),
                window.gaps(),
                window.paddingBefore(),
                window.paddingAfter(),
                forward.pointer(),
                Attributes.plain(natives).pointer()));
  }

  Descriptor backwardWeights(Layout source, Layout gradient) {
    return backwardWeightsIn(source, gradient)
        .or(() -> backwardWeightsIn(free(source), free(gradient)))
        .orElseThrow(this::refusal);
  }

  private Optional<Descriptor> backwardWeightsIn(Layout source, Layout gradient) {
    return Descriptor.fast(
        natives,
        "convolution's gradient by weights",
        made ->
            dnnl_convolution_backward_weights_primitive_desc_create(
                made,
                Onednn.library().engine(),
                dnnl_convolution_direct,
                source.descriptor(),
                weightsGradient.descriptor(),
                orNull(bias),
                gradient.descriptor(),
                window.strides(),
                window.gaps(),
                window.paddingBefore(),
                window.paddingAfter(),
                forward.pointer(),
                Attributes.plain(natives).pointer()));
  }

  private RefusedException refusal() {
    return new RefusedException(
        "convolution of %dx%d weights".formatted(window.kernel()[0], window.kernel()[1]));
  }

  private Layout free(Value maps) {
    return Layout.any(natives, precision, maps.shape());
  }

  private Layout free(Layout layout) {
    return Layout.any(natives, precision, layout.shape());
  }

  private static dnnl_memory_desc orNull(Layout layout) {
    return layout == null ? null : layout.descriptor();
  }
}
