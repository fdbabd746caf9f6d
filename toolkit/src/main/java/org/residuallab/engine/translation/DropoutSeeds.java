package org.residuallab.engine.translation;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Another seed for each pass that somebody looks at: the first of an iteration has that of its
 * training step, further ones, as of somebody who measures how sure a network is, have others.
 */
final class DropoutSeeds implements LongSupplier {

  /** Far from those of neighbouring iterations. */
  private static final long BETWEEN_PASSES = 0x9E3779B97F4A7C15L;

  private final long first;
  private final IntSupplier iterations;
  private int last = -1;
  private long passes;

  /**
   * @param first seed of the first iteration
   * @param iterations how many are done
   */
  DropoutSeeds(long first, IntSupplier iterations) {
    this.first = first;
    this.iterations = iterations;
  }

  @Override
  public long getAsLong() {
    int iteration = iterations.getAsInt();
    passes = iteration == last ? passes + 1 : 0;
    last = iteration;
    return first + iteration + passes * BETWEEN_PASSES;
  }
}
