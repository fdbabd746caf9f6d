package org.residuallab.engine.plan;

import java.nio.FloatBuffer;

/**
 * Looks for numbers that are not finite. oneDNN's rectifiers and maxima take NaN for the smaller
 * number, and so hide it.
 */
public final class Finite {

  // Fits the first-level cache, and the loop over it needs no order: the processor takes many at
  // once.
  private static final int CHUNK = 2048;

  private Finite() {}

  /** Whether all numbers are finite: at the speed at which they can be read. */
  public static boolean all(FloatBuffer numbers) {
    float[] chunk = new float[Math.min(CHUNK, numbers.limit())];
    float[] zeros = new float[chunk.length];
    for (int done = 0; done < numbers.limit(); done += CHUNK) {
      int count = Math.min(CHUNK, numbers.limit() - done);
      numbers.get(done, chunk, 0, count);
      for (int i = 0; i < count; i++) {
        zeros[i] += chunk[i] * 0; // NaN where the number is not finite, and from then on.
      }
    }
    float sum = 0;
    for (float zero : zeros) {
      sum += zero;
    }
    return sum == 0;
  }
}
