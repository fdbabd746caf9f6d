package org.residuallab.engine.operator;

import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Parameter;

/**
 * Weights {@code [K, C, kh, kw]} and perhaps a bias {@code [K]}, in Deeplearning4j's flat arrays.
 *
 * @param parameters of the whole graph
 * @param layer the convolution's name
 * @param hasBias whether it has a bias
 */
public record ConvolutionParameters(GraphParameters parameters, String layer, boolean hasBias) {

  Tensor weights(Program program) {
    return parameters.parameter(program, layer, Parameter.WEIGHTS, 0, 1, 2, 3);
  }

  /**
   * @throws IllegalArgumentException if the weights are for another number of channels
   */
  void requireChannels(long channels) {
    long expected = parameters.view(layer, Parameter.WEIGHTS).size(1);
    if (channels != expected) {
      throw new IllegalArgumentException(
          "layer %s takes %d channels, not %d".formatted(layer, expected, channels));
    }
  }

  Tensor weightsGradient(Program program) {
    return parameters.gradient(program, layer, Parameter.WEIGHTS, 0, 1, 2, 3);
  }

  Tensor bias(Program program) {
    return parameters.parameter(program, layer, Parameter.BIAS);
  }

  Tensor biasGradient(Program program) {
    return parameters.gradient(program, layer, Parameter.BIAS);
  }
}
