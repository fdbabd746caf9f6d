package org.residuallab.model;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a layer learns or keeps, under the names that Deeplearning4j has for it: {@code
 * stage1.block1.bn1_gamma} in a graph, {@code gamma} in the layer itself.
 */
public enum Parameter {
  /** {@code [out, in, kh, kw]} of a convolution, {@code [in, out]} of a fully connected layer. */
  WEIGHTS(DefaultParamInitializer.WEIGHT_KEY),
  BIAS(DefaultParamInitializer.BIAS_KEY),
  /** Of a normalisation: gamma. */
  SCALE(BatchNormalizationParamInitializer.GAMMA),
  /** Of a normalisation: beta. */
  SHIFT(BatchNormalizationParamInitializer.BETA),
  /** A running statistic, which Deeplearning4j keeps among the parameters, as the next ones. */
  MEAN(BatchNormalizationParamInitializer.GLOBAL_MEAN),
  VARIANCE(BatchNormalizationParamInitializer.GLOBAL_VAR),
  /** The decimal logarithm of the standard deviation, which may stand in the variance's place. */
  LOG_DEVIATION(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

  private static final char BETWEEN = '_';

  private final String key;

  Parameter(String key) {
    this.key = key;
  }

  /** In a layer's own table. */
  public String key() {
    return key;
  }

  /** In the table of the graph that the layer is in. */
  public String of(String layer) {
    return layer + BETWEEN + key;
  }

  /** Of a layer in a graph. */
  public INDArray in(ComputationGraph graph, String layer) {
    return graph.getParam(of(layer));
  }

  /** Whether gradients change it; running statistics follow the mini-batches. */
  public boolean isLearned() {
    return switch (this) {
      case WEIGHTS, BIAS, SCALE, SHIFT -> true;
      case MEAN, VARIANCE, LOG_DEVIATION -> false;
    };
  }

  /**
   * That of a layer's own table.
   *
   * @throws IllegalArgumentException if no layer of these networks has one of that name
   */
  public static Parameter ofKey(String key) {
    return Arrays.stream(values())
        .filter(each -> each.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no layer has a parameter " + key));
  }
}
