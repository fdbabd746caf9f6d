package org.residuallab.model;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stochastic gradient descent with momentum as the paper's framework computes it: {@code v =
 * momentum * v + rate * g}, then {@code w = w - v}. Deeplearning4j ships only Nesterov's variant,
 * which looks ahead; the paper's does not.
 *
 * <p>The rate is constant until the training loop sets another: a schedule in iterations with a
 * warm-up that depends on the training error is the recipe's business.
 */
public final class Momentum implements IUpdater {

  private static final long serialVersionUID = 1;

  private double learningRate;
  private final double momentum;

  /**
   * @param learningRate step size
   * @param momentum share of the last step that is kept
   */
  public Momentum(
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("momentum") double momentum) {
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  /** Share of the last step that is kept. */
  public double getMomentum() {
    return momentum;
  }

  /** The step size in force. */
  public double getLearningRate() {
    return learningRate;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRate;
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  /**
   * @throws UnsupportedOperationException if a schedule is given
   */
  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    if (schedule != null) {
      throw new UnsupportedOperationException("this updater's rate is set by the training loop");
    }
    learningRate = rate;
  }

  /** One velocity a parameter. */
  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public GradientUpdater<?> instantiate(INDArray state, boolean initialize) {
    MomentumUpdater updater = new MomentumUpdater(this);
    INDArray flat = state.reshape(state.length());
    updater.setStateViewArray(flat, flat.shape(), flat.ordering(), initialize);
    return updater;
  }

  @Override
  public GradientUpdater<?> instantiate(Map<String, INDArray> state, boolean initialize) {
    MomentumUpdater updater = new MomentumUpdater(this);
    updater.setState(state, initialize);
    return updater;
  }

  @Override
  public Momentum clone() {
    return new Momentum(learningRate, momentum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Momentum that
        && Double.compare(learningRate, that.learningRate) == 0
        && Double.compare(momentum, that.momentum) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(learningRate) * 31 + Double.hashCode(momentum);
  }

  @Override
  public String toString() {
    return "Momentum(rate %s, momentum %s)".formatted(learningRate, momentum);
  }
}
