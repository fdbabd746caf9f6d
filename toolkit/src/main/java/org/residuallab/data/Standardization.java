package org.residuallab.data;

import org.residuallab.architecture.Shape;

/** A {@link Preprocessing} made ready to be computed: bytes in, numbers for the network out. */
final class Standardization {

  private final float divisor;
  private final float[] means;
  private final float[] deviations;

  /** For a network's own images. */
  Standardization(Preprocessing preprocessing) {
    this(preprocessing, preprocessing.image());
  }

  /** For pictures of another size. */
  Standardization(Preprocessing preprocessing, Shape size) {
    this.divisor = preprocessing.scale().divisor();
    this.means = preprocessing.mean().spread(size);
    this.deviations = preprocessing.divisors(size);
  }

  /**
   * In 32-bit floats and in this order, as PyTorch computes it.
   *
   * @param image unsigned bytes, {@code [C, H, W]}
   * @param out receives {@code [C, H, W]} from {@code offset} on
   */
  void write(ImageBytes image, float[] out, int offset) {
    byte[] pixels = image.array();
    int from = image.from();
    for (int k = 0; k < means.length; k++) {
      out[offset + k] = ((pixels[from + k] & 0xff) / divisor - means[k]) / deviations[k];
    }
  }

  /**
   * The same of levels that are floats already; what is no number becomes zero.
   *
   * @param levels of an image, 0 to 255, {@code [C, H, W]}
   */
  float[] of(float[] levels) {
    float[] out = new float[levels.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = Float.isNaN(levels[k]) ? 0 : (levels[k] / divisor - means[k]) / deviations[k];
    }
    return out;
  }
}
