package org.residuallab.architecture;

/** Fewer filters. */
final class Thinning {

  private Thinning() {}

  /** A share of the filters, one at least. */
  static int divide(int filters, int divisor) {
    return Math.max(1, filters / divisor);
  }
}
