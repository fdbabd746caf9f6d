package org.residuallab.data;

/**
 * Random draws without a state: each is a function of a seed and of counters alone.
 *
 * <p>So any iteration's batch can be made without making those before it, and it does not matter
 * which thread makes it, or when. The mixing is the finaliser of SplitMix64 (Steele, Lea, Flood
 * 2014), applied once for each counter.
 */
final class Draws {

  /** What a draw is for, so that two uses of one seed never share a draw. */
  enum Stream {
    SHUFFLE(1),
    AUGMENTATION(2),
    SYNTHETIC_TRAIN(3),
    SYNTHETIC_TEST(4);

    private final long number;

    Stream(long number) {
      this.number = number;
    }
  }

  static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long key;

  Draws(long seed, Stream stream, long epoch) {
    this.key = mix(mix(mix(seed) + stream.number) + epoch);
  }

  /** 64 random bits for a counter. */
  long bits(long counter) {
    return mix(key + counter);
  }

  /** A whole number from 0 to {@code bound - 1}; its bias is below {@code bound / 2^64}. */
  int below(int bound, long counter) {
    return (int) Long.remainderUnsigned(bits(counter), bound);
  }

  /** A number from 0 to below 1, of 53 random bits. */
  double unit(long counter) {
    return (bits(counter) >>> 11) * 0x1p-53;
  }

  /** The numbers 0 to {@code size - 1} in a random order (Fisher, Yates). */
  int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = below(i + 1, i);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
