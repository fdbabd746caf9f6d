package org.residuallab.report;

/** Numbers as tables show them. */
final class Rounding {

  private Rounding() {}

  static double to(double value, int decimals) {
    double factor = Math.pow(10, decimals);
    return Math.round(value * factor) / factor;
  }
}
