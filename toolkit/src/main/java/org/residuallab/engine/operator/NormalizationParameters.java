package org.residuallab.engine.operator;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Parameter;

/**
 * Scale, shift and running statistics of a batch normalisation, {@code [C]} each, in
 * Deeplearning4j's flat arrays.
 *
 * @param parameters of the whole graph
 * @param layer the normalisation's name
 * @param configuration decay, epsilon, and how the running variance is stored
 */
public record NormalizationParameters(
    GraphParameters parameters, String layer, BatchNormalization configuration) {

  float epsilon() {
    return (float) configuration.getEps();
  }

  /**
   * As {@link ConvolutionParameters#requireChannels}: oneDNN reads as many numbers as there are
   * channels, whatever the length of what it is given.
   */
  void requireChannels(long channels) {
    long expected = parameters.view(layer, Parameter.SCALE).length();
    if (channels != expected) {
      throw new IllegalArgumentException(
          "layer %s takes %d channels, not %d".formatted(layer, expected, channels));
    }
  }

  Tensor scale(Program program) {
    return parameters.parameter(program, layer, Parameter.SCALE);
  }

  Tensor shift(Program program) {
    return parameters.parameter(program, layer, Parameter.SHIFT);
  }

  Tensor scaleGradient(Program program) {
    return parameters.gradient(program, layer, Parameter.SCALE);
  }

  Tensor shiftGradient(Program program) {
    return parameters.gradient(program, layer, Parameter.SHIFT);
  }

  Tensor runningMean(Program program) {
    return parameters.parameter(program, layer, Parameter.MEAN);
  }

  /** The running variance, or its logarithm: see {@link #variance}. */
  Tensor runningSpread(Program program) {
    return parameters.parameter(program, layer, spread());
  }

  private Parameter spread() {
    return configuration.isUseLogStd() ? Parameter.LOG_DEVIATION : Parameter.VARIANCE;
  }

  /** The variance a stored number stands for. */
  double variance(float stored) {
    return configuration.isUseLogStd() ? Math.pow(10, 2.0 * stored) : stored;
  }

  /**
   * Appends the step that moves the running statistics. Deeplearning4j treats them as parameters
   * whose updater subtracts the "gradient": what is written is old minus new.
   */
  void statistics(Program program, Tensor mean, Tensor variance) {
    Tensor oldMean = runningMean(program);
    Tensor oldSpread = runningSpread(program);
    Tensor meanStep = parameters.gradient(program, layer, Parameter.MEAN);
    Tensor spreadStep = parameters.gradient(program, layer, spread());
    float rate = (float) (1 - configuration.getDecay());
    program.add(
        () -> {
          step(oldMean.floats(), mean.floats(), meanStep.floats(), rate);
          if (configuration.isUseLogStd()) {
            logarithmicStep(oldSpread.floats(), variance.floats(), spreadStep.floats());
          } else {
            step(oldSpread.floats(), variance.floats(), spreadStep.floats(), rate);
          }
        },
        mean,
        variance);
  }

  private static void step(FloatBuffer old, FloatBuffer batch, FloatBuffer step, float rate) {
    for (int i = 0; i < old.limit(); i++) {
      step.put(i, (old.get(i) - batch.get(i)) * rate);
    }
  }

  private void logarithmicStep(FloatBuffer old, FloatBuffer batch, FloatBuffer step) {
    double decay = configuration.getDecay();
    for (int i = 0; i < old.limit(); i++) {
      double before = variance(old.get(i));
      double after = decay * before + (1 - decay) * batch.get(i);
      step.put(i, (float) (0.5 * Math.log10(before / after)));
    }
  }
}
