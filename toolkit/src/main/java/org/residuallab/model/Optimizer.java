package org.residuallab.model;

/**
 * How the weights are stepped (section 3.4): momentum, and weight decay on convolution and
 * classifier weights; biases and the normalisation's scale and shift are not decayed.
 *
 * @param learningRate the first step size
 * @param momentum share of the last step that is kept
 * @param weightDecay added to the gradient as {@code weightDecay * w}
 */
public record Optimizer(double learningRate, double momentum, double weightDecay) {

  /** The paper's: rate 0.1, momentum 0.9, weight decay 0.0001. */
  public static final Optimizer PAPER = new Optimizer(0.1, 0.9, 1e-4);
}
