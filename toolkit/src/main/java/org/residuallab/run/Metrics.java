package org.residuallab.run;

import java.util.OptionalDouble;

/**
 * One iteration of a run: one row of {@code metrics.csv}.
 *
 * @param iteration mini-batches done, from 1
 * @param epoch passes over the training images, with its fraction
 * @param learningRate rate of this iteration
 * @param loss mean cross-entropy of the mini-batch, without the weight decay's term
 * @param trainingError wrongly classified share of the mini-batch, in percent, as in Fig. 6
 * @param validationError wrongly classified share of the images held out, in percent, where it was
 *     measured
 * @param testError wrongly classified share of the test images, in percent, where it was measured:
 *     in a run that holds images out at its end alone
 */
public record Metrics(
    int iteration,
    double epoch,
    double learningRate,
    double loss,
    double trainingError,
    OptionalDouble validationError,
    OptionalDouble testError) {

  /** Of a run that holds no images out. */
  public Metrics(
      int iteration,
      double epoch,
      double learningRate,
      double loss,
      double trainingError,
      OptionalDouble testError) {
    this(iteration, epoch, learningRate, loss, trainingError, OptionalDouble.empty(), testError);
  }
}
