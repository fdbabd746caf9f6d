package org.residuallab.experiment;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.model.Parameter;
import org.residuallab.probe.ChannelStatistics;

/**
 * The numbers with which a batch normalisation does nothing in inference mode: {@code gamma (x -
 * mean) / sqrt(var + epsilon) + beta = x}. One of each for every channel.
 */
final class IdentityNormalization {

  // Its square is well above epsilon, which is subtracted from it.
  private static final double SMALLEST_DEVIATION = 0.01;

  private final float[] gamma;
  private final float[] beta;
  private final float[] mean;

  private IdentityNormalization(float[] gamma, float[] beta, float[] mean) {
    this.gamma = gamma;
    this.beta = beta;
    this.mean = mean;
  }

  /**
   * Scale 1 and shift 0: with nothing to subtract and nothing to divide by, no bit changes. While a
   * network trains, this normalises.
   */
  static IdentityNormalization exact(int channels) {
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    return new IdentityNormalization(ones, new float[channels], new float[channels]);
  }

  /** Undoes what normalising by these statistics does, in training as in inference. */
  static IdentityNormalization steady(ChannelStatistics input) {
    float[] gamma = new float[input.channels()];
    float[] beta = new float[input.channels()];
    for (int c = 0; c < gamma.length; c++) {
      // A channel that is always zero has nothing to scale by; any scale passes it on.
      gamma[c] = (float) Math.max(Math.sqrt(input.variance(c)), SMALLEST_DEVIATION);
      beta[c] = (float) input.mean(c);
    }
    return new IdentityNormalization(gamma, beta, beta.clone());
  }

  /** Sets a layer's numbers; the running variance is chosen for the quotient to be 1. */
  void writeTo(ComputationGraph graph, String layer) {
    BatchNormalization configuration = (BatchNormalization) graph.getLayer(layer).conf().getLayer();
    float[] variance = new float[gamma.length];
    for (int c = 0; c < gamma.length; c++) {
      variance[c] = (float) ((double) gamma[c] * gamma[c] - (float) configuration.getEps());
    }
    set(Parameter.SCALE.in(graph, layer), gamma);
    set(Parameter.SHIFT.in(graph, layer), beta);
    set(Parameter.MEAN.in(graph, layer), mean);
    set(Parameter.VARIANCE.in(graph, layer), variance);
  }

  private static void set(INDArray place, float[] values) {
    place.assign(Nd4j.createFromArray(values).reshape(place.shape()));
  }
}
