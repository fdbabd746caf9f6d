package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.List;
import java.util.Optional;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.plan.Argument;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/**
 * Weights and bias of a convolution in inference, the normalisation after it folded in. They stay
 * as long as the parameters do.
 *
 * @param parameters of the convolution
 * @param normalization follows it
 */
record FoldedWeights(
    ConvolutionParameters parameters, Optional<NormalizationParameters> normalization) {

  boolean isBiased() {
    return parameters.hasBias() || normalization.isPresent();
  }

  /** Weights in the order that a kernel wants, and the bias if there is one. */
  List<Argument> arguments(Layout ordered) {
    List<Tensor> made =
        parameters.parameters().constants().get(this, ordered, program -> make(program, ordered));
    Argument weights = arg(DNNL_ARG_WEIGHTS, made.get(0));
    return isBiased() ? List.of(weights, arg(DNNL_ARG_BIAS, made.get(1))) : List.of(weights);
  }

  private List<Tensor> make(Program program, Layout ordered) {
    Natives natives = program.natives();
    Tensor weights = parameters.weights(program);
    Tensor folded = program.own(ordered.in(natives));
    if (normalization.isEmpty()) {
      program.reorder(weights, folded);
      return isBiased() ? List.of(folded, parameters.bias(program)) : List.of(folded);
    }
    Layout channels = Layout.dense(natives, weights.layout().shape()[0]);
    Tensor factor = program.allocate(channels);
    Tensor bias = program.own(channels);
    Optional<Tensor> ownBias =
        parameters.hasBias() ? Optional.of(parameters.bias(program)) : Optional.empty();
    program.add(new Folding(program, normalization.get(), ownBias, factor, bias), factor, bias);
    program.witness(factor);
    program.witness(bias);
    program.reorder(
        weights,
        folded,
        Attributes.plain(natives).scaled(DNNL_ARG_SRC),
        arg(DNNL_ARG_ATTR_SCALES | DNNL_ARG_SRC, factor));
    return List.of(folded, bias);
  }
}
