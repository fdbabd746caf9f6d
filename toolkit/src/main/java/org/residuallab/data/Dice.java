package org.residuallab.data;

/**
 * Random numbers that are the same on every machine and with every Java: SplitMix64 (Steele, Lea,
 * Flood 2014), of which only whole numbers, multiplications and divisions are used.
 */
final class Dice {

  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  /** 64 random bits. */
  private long bits() {
    long bits = Draws.mix(state);
    state += Draws.GOLDEN_GAMMA;
    return bits;
  }

  /**
   * Even, from {@code low} to {@code high}, which itself comes only where the last digit is rounded
   * to it.
   */
  double between(double low, double high) {
    return low + (high - low) * ((bits() >>> 11) * 0x1p-53);
  }

  /** A whole number from 0 to {@code bound - 1}; its bias is below {@code bound / 2^53}. */
  int below(int bound) {
    return (int) between(0, bound);
  }

  /**
   * Roughly normal: the sum of eight even draws from 256 values (Irwin, Hall), with mean 0 and a
   * standard deviation of 1.0001. None is beyond 4.9, where one in a million normal ones is.
   */
  double bell() {
    long bits = bits();
    int sum = 0;
    for (int k = 0; k < 8; k++) {
      sum += (int) (bits >>> (8 * k)) & 0xff;
    }
    return (sum - 1020) / 209.0; // 8 * 127.5; sqrt(8 * (256 * 256 - 1) / 12) = 209.02
  }
}
