package org.residuallab.engine.operator;

import java.nio.FloatBuffer;

/**
 * The loss of a batch as Deeplearning4j defines it for softmax with {@code MCXENT}: the cross
 * entropy of probabilities and one-hot labels. Gradients are summed over the batch; it is the
 * updater that divides by the batch's size.
 */
public final class CrossEntropy {

  private final int images;
  private final int classes;
  private final double smallest;
  private final float largest;
  private FloatBuffer labels;
  private double sum;

  /**
   * For batches of one size.
   *
   * @param smallest probabilities below it count as it, so that the logarithm stays finite, and
   *     those above its complement as that
   */
  public CrossEntropy(int images, int classes, double smallest) {
    this.images = images;
    this.classes = classes;
    this.smallest = smallest;
    largest = (float) (1 - smallest);
  }

  /** Sets the labels of the batch, {@code [N, classes]}, row by row. */
  public void expect(FloatBuffer oneHot) {
    labels = oneHot;
  }

  void measure(FloatBuffer probabilities, FloatBuffer gradient) {
    sum = 0;
    for (int at = 0; at < images * classes; at++) {
      float probability = probabilities.get(at);
      float label = labels.get(at);
      gradient.put(at, probability - label);
      if (label != 0) {
        sum -= label * Math.log(Math.max(Math.min(probability, largest), smallest));
      }
    }
  }

  /** Sum over the batch of the last run. */
  public double sum() {
    return sum;
  }

  /** Mean over the batch of the last run. */
  public double mean() {
    return sum / images;
  }
}
