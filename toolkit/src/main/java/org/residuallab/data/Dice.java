package org.residuallab.data;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine and Java version.
 *
 * <p>Only the raw bits of {@link SplittableRandom} are used: its bounded and normal draws are not
 * fixed by its specification.
 */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Even, from {@code low} to below {@code high}. */
  double between(double low, double high) {
    return low + (high - low) * ((random.nextLong() >>> 11) * 0x1p-53);
  }

  /** A whole number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) between(0, bound);
  }

  /**
   * Bell-shaped with mean 0 and standard deviation 1: the sum of eight even draws (Irwin, Hall).
   */
  double bell() {
    long bits = random.nextLong();
    int sum = 0;
    for (int k = 0; k < 8; k++) {
      sum += (int) (bits >>> (8 * k)) & 0xff;
    }
    return (sum - 1020) / 209.0; // 8 * 127.5; sqrt(8 * (256 * 256 - 1) / 12)
  }
}
