package org.residuallab.model;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What a network makes of images: a number for each class of each. The largest is its answer. */
public final class Answers {

  // Below it floats lose digits, and some processors have zero instead.
  private static final float SMALLEST_PROBABILITY = Float.MIN_NORMAL;

  private final float[] values; // [N, classes], row by row
  private final int classes;

  /**
   * Probabilities, or sums of them.
   *
   * @param values {@code [N, classes]}, row by row, which are not copied
   * @param classes how many there are
   */
  public Answers(float[] values, int classes) {
    this.values = values;
    this.classes = classes;
  }

  /** As a graph puts them out, {@code [N, classes]}. */
  public static Answers of(INDArray values) {
    return new Answers(values.dup('c').data().asFloat(), (int) values.size(1));
  }

  /** The class of an image's largest value; of equal ones, the first. */
  public int of(int image) {
    int from = image * classes;
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (values[from + c] > values[from + best]) {
        best = c;
      }
    }
    return best;
  }

  /** Classes before the true one of an image; of equal values, that of the smaller number. */
  public int before(int truth, int image) {
    int from = image * classes;
    float own = values[from + truth];
    int before = 0;
    for (int c = 0; c < classes; c++) {
      float value = values[from + c];
      if (value > own || (value == own && c < truth)) {
        before++;
      }
    }
    return before;
  }

  /**
   * Images whose answer is not the true class, or which have a value that is no number.
   *
   * @param truths the first images' classes
   */
  public int wrong(int[] truths) {
    int wrong = 0;
    for (int image = 0; image < truths.length; image++) {
      if (!areNumbers(image) || of(image) != truths[image]) {
        wrong++;
      }
    }
    return wrong;
  }

  private boolean areNumbers(int image) {
    for (int c = 0; c < classes; c++) {
      if (Float.isNaN(values[image * classes + c])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The sum of the images' cross-entropies, in nats, where the values are probabilities. A float's
   * smallest normal number stands for all below it.
   *
   * @param truths the first images' classes
   */
  public double loss(int[] truths) {
    double loss = 0;
    for (int image = 0; image < truths.length; image++) {
      loss -= Math.log(Math.max(values[image * classes + truths[image]], SMALLEST_PROBABILITY));
    }
    return loss;
  }
}
