package org.residuallab.evaluation;

import java.io.Serializable;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * How many of how many images a network got wrong.
 *
 * @param wrong images whose answer was wrong
 * @param images images in all
 */
public record ErrorRate(long wrong, long images) implements Serializable {

  private static final double CONFIDENCE = 0.95;

  /**
   * @throws IllegalArgumentException if there are no images, or fewer than wrong ones
   */
  public ErrorRate {
    if (images < 1 || wrong < 0 || wrong > images) {
      throw new IllegalArgumentException(
          "%,d of %,d images cannot be wrong".formatted(wrong, images));
    }
  }

  /** Of the images of both. */
  ErrorRate and(ErrorRate other) {
    return new ErrorRate(wrong + other.wrong, images + other.images);
  }

  /** In percent. */
  public double percent() {
    return 100.0 * wrong / images;
  }

  /** Lower end of Wilson's interval of 95 % confidence, in percent. */
  public double low() {
    return wrong == 0 ? 0 : 100 * wilson().getLowerBound();
  }

  /** Its upper end, in percent. */
  public double high() {
    return wrong == images ? 100 : 100 * wilson().getUpperBound();
  }

  private ConfidenceInterval wilson() {
    return new WilsonScoreInterval()
        .createInterval(Math.toIntExact(images), Math.toIntExact(wrong), CONFIDENCE);
  }
}
