package org.residuallab.engine.operator;

import java.util.Optional;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Step;
import org.residuallab.engine.plan.Tensor;

/**
 * Turns a normalisation with running statistics into {@code factor * x + bias} for each channel.
 */
final class Folding implements Step {

  private final NormalizationParameters normalization;
  private final Tensor scale;
  private final Tensor shift;
  private final Tensor mean;
  private final Tensor spread;
  private final Optional<Tensor> ownBias;
  private final Tensor factor;
  private final Tensor bias;

  /**
   * @param ownBias the bias of the convolution before the normalisation, if it has one
   */
  Folding(
      Program program,
      NormalizationParameters normalization,
      Optional<Tensor> ownBias,
      Tensor factor,
      Tensor bias) {
    this.normalization = normalization;
    scale = normalization.scale(program);
    shift = normalization.shift(program);
    mean = normalization.runningMean(program);
    spread = normalization.runningSpread(program);
    this.ownBias = ownBias;
    this.factor = factor;
    this.bias = bias;
  }

  @Override
  public void run() {
    for (int i = 0; i < factor.floats().limit(); i++) {
      double variance = normalization.variance(spread.floats().get(i));
      double ratio = scale.floats().get(i) / Math.sqrt(variance + normalization.epsilon());
      double before = ownBias.isPresent() ? ownBias.get().floats().get(i) : 0;
      factor.floats().put(i, (float) ratio);
      bias.floats()
          .put(i, (float) (shift.floats().get(i) + (before - mean.floats().get(i)) * ratio));
    }
  }
}
