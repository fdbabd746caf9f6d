package org.residuallab.probe;

/**
 * One layer's gradient at one iteration: the L2 norm of the gradient of the mini-batch's mean loss,
 * without weight decay, with respect to the layer's weights.
 *
 * @param iteration from 1, the update that this gradient led to
 * @param layer its name, {@code stage1.block1.conv1}
 * @param isOnTheWay whether it lies on the way from the image to the output, and not beside it on a
 *     shortcut
 * @param gradient L2 norm of the gradient
 * @param weights L2 norm of the weights before that update
 */
public record GradientNorm(
    int iteration, String layer, boolean isOnTheWay, double gradient, double weights) {

  /** The gradient's norm in units of the weights' norm. */
  public double relative() {
    return gradient / weights;
  }
}
