package org.residuallab.model;

/**
 * How the weights are stepped: momentum and weight decay, with the paper's numbers (sections 3.4
 * and 4.2). What decays is our choice, of which the paper says nothing: the weights of convolutions
 * and of the classifier, not biases and the normalisation's scale and shift.
 *
 * <pre>{@code
 * var gentle = new Optimizer(0.01, Optimizer.PAPER.momentum(), Optimizer.PAPER.weightDecay());
 * }</pre>
 *
 * @param learningRate the first step size
 * @param momentum share of the last step that is kept
 * @param weightDecay added to the gradient as {@code weightDecay * w}
 */
public record Optimizer(double learningRate, double momentum, double weightDecay) {

  /** The paper's: rate 0.1, momentum 0.9, weight decay 0.0001. */
  public static final Optimizer PAPER = new Optimizer(0.1, 0.9, 1e-4);

  /**
   * @throws IllegalArgumentException if a value makes no sense
   */
  public Optimizer {
    // 0 leaves a network as it is, for whoever only wants to look.
    if (!(learningRate >= 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException("a learning rate is 0 or more, not " + learningRate);
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum is 0 or more and below 1, not " + momentum);
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException("a weight decay is 0 or more, not " + weightDecay);
    }
  }

  /** The same at another first rate. */
  public Optimizer with(double newLearningRate) {
    return new Optimizer(newLearningRate, momentum, weightDecay);
  }
}
