package org.residuallab.probe;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.model.Parameter;

/**
 * The deviation of a batch normalisation's output, from the numbers it keeps for each channel.
 *
 * <p>The batch's variance is not kept, but what the running variance is moved by is: Deeplearning4j
 * stores it among the gradients, as old minus new.
 *
 * @param layer the convolution before it
 * @param channels of the output
 * @param scale offset of gamma in the parameters
 * @param shift offset of beta
 * @param spread offset of the running variance, or of its logarithm
 * @param configuration epsilon, decay, and how the variance is stored
 */
record NormalizedOutput(
    String layer,
    int channels,
    int scale,
    int shift,
    int spread,
    BatchNormalization configuration) {

  private static final int FIXED = -1;

  /**
   * All of a graph's, from the input on. In a pre-activation network, what a block's last
   * convolution gives is added before it is normalised, and is none.
   *
   * @throws IllegalArgumentException if no 3x3 layer has a normalisation behind it
   */
  static List<NormalizedOutput> of(ComputationGraph graph, FlatArray parameters) {
    List<ResponseVertex> vertices = ResponseVertex.of(graph);
    List<NormalizedOutput> normalized =
        vertices.stream()
            .filter(vertex -> vertex.normalization().isPresent())
            .map(vertex -> of(vertex, graph.getLayer(vertex.vertex()).paramTable(), parameters))
            .toList();
    if (normalized.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no batch normalisation behind it; LayerResponses measures such networks"
              .formatted(vertices.get(0).layer()));
    }
    return normalized;
  }

  private static NormalizedOutput of(
      ResponseVertex vertex, Map<String, INDArray> table, FlatArray parameters) {
    BatchNormalization configuration = vertex.normalization().orElseThrow();
    Parameter kept = configuration.isUseLogStd() ? Parameter.LOG_DEVIATION : Parameter.VARIANCE;
    INDArray spread = table.get(kept.key());
    return new NormalizedOutput(
        vertex.layer(),
        Math.toIntExact(spread.length()),
        offset(Parameter.SCALE, table, parameters),
        offset(Parameter.SHIFT, table, parameters),
        parameters.offsetOf(spread),
        configuration);
  }

  private static int offset(
      Parameter parameter, Map<String, INDArray> table, FlatArray parameters) {
    INDArray own = table.get(parameter.key());
    return own == null ? FIXED : parameters.offsetOf(own);
  }

  /** Over all values of the last mini-batch; channels have equally many. */
  double deviation(FlatArray parameters, FlatArray gradients) {
    return deviation(
        parameters, c -> batchVariance(parameters.get(spread + c), gradients.get(spread + c)));
  }

  /** Over all values of a mini-batch whose variances are the running ones. */
  double deviation(FlatArray parameters) {
    return deviation(parameters, c -> variance(parameters.get(spread + c)));
  }

  private double deviation(FlatArray parameters, IntToDoubleFunction varianceOfChannel) {
    double sumOfMeans = 0;
    double sumOfSquares = 0;
    for (int c = 0; c < channels; c++) {
      double gamma = scale == FIXED ? configuration.getGamma() : parameters.get(scale + c);
      double mean = shift == FIXED ? configuration.getBeta() : parameters.get(shift + c);
      double variance = varianceOfChannel.applyAsDouble(c);
      double share = variance / (variance + configuration.getEps());
      sumOfMeans += mean;
      sumOfSquares += gamma * gamma * share + mean * mean;
    }
    double mean = sumOfMeans / channels;
    return Math.sqrt(Math.max(0, sumOfSquares / channels - mean * mean));
  }

  private double batchVariance(double old, double step) {
    double kept = configuration.getDecay();
    double before = variance(old);
    double after = variance(old - step);
    return Math.max(0, (after - kept * before) / (1 - kept));
  }

  private double variance(double stored) {
    return configuration.isUseLogStd() ? Math.pow(10, 2 * stored) : stored;
  }
}
