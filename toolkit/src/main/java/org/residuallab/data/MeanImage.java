package org.residuallab.data;

import org.residuallab.architecture.Shape;

/**
 * The mean of a training set, pixel by pixel and channel by channel: {@code [C, H, W]}.
 *
 * <p>The paper subtracts it from every image, of training and test alike, and does not divide by a
 * standard deviation (section 4.2).
 *
 * <pre>{@code
 * var mean = MeanImage.of(settings.images().train());
 * System.out.println(mean.shape() + ", first value " + mean.values()[0]);
 * }</pre>
 */
public final class MeanImage {

  private final Shape shape;
  private final float[] values;

  private MeanImage(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Averages a set.
   *
   * @param train the images to train on, without those held out
   */
  public static MeanImage of(ImageSet train) {
    // Sums of bytes are exact, so the mean does not depend on the order of the images.
    long[] sums = new long[(int) train.shape().size()];
    for (int i = 0; i < train.size(); i++) {
      int offset = train.offset(i);
      for (int k = 0; k < sums.length; k++) {
        sums[k] += Byte.toUnsignedInt(train.pixels()[offset + k]);
      }
    }
    float[] mean = new float[sums.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) ((double) sums[k] / train.size());
    }
    return new MeanImage(train.shape(), mean);
  }

  /** {@code [C, H, W]}. */
  public Shape shape() {
    return shape;
  }

  /** A copy of the values, {@code [C, H, W]}, 0 to 255. */
  public float[] values() {
    return values.clone();
  }

  /** The memory itself, for the inner loops of this package, which only read it. */
  float[] memory() {
    return values;
  }
}
