package org.residuallab.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A small rate at the start, until the network has begun to learn. The paper uses it for 110
 * layers: "0.01 to warm up the training until the training error is below 80% (about 400
 * iterations)".
 *
 * <p>The training error is the mean over the last pass through the 50,000 training images, 391
 * mini-batches of 128: an error of all of them, known to a fifth of a point, and known for the
 * first time after about the 400 iterations of the paper. Fewer mini-batches see the error's first
 * dip: the mean over ten was below 80 % after 37 iterations of 110 layers, which then stood at 89 %
 * for hundreds more at the full rate.
 *
 * @param learningRate rate of the warm-up
 * @param untilError training error, as a fraction, below which it ends
 * @param smoothedOver mini-batches over which the training error is taken, as many of which must be
 *     done; null in runs of earlier versions, which took ten
 */
public record WarmUp(
    double learningRate,
    double untilError,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer smoothedOver) {

  /** The paper's, for 110 layers and more. */
  public static final WarmUp PAPER = new WarmUp(0.01, 0.8, 391);

  /** Depth from which the paper warms up. */
  public static final int FROM_DEPTH = 110;

  private static final int EARLIER = 10;

  /**
   * @throws IllegalArgumentException if the error is taken over no mini-batch
   */
  public WarmUp {
    if (smoothedOver != null) {
      Recipe.atLeast(
          1, smoothedOver, "smoothed_over", "an error is taken over 1 mini-batch or more, not %d");
    }
  }

  /** Mini-batches over which the training error is taken. */
  public int window() {
    return ofEarlierVersion() ? EARLIER : smoothedOver;
  }

  /** Whether a run began with it that an earlier version made, in its way. */
  public boolean ofEarlierVersion() {
    return smoothedOver == null;
  }
}
