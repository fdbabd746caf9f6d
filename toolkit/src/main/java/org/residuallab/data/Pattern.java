package org.residuallab.data;

/** The surfaces of the synthetic set: how much of the second colour a point shows, 0 to 1. */
enum Pattern {
  STRIPED {
    @Override
    double share(double u, double v) {
      return edge(Math.abs(2 * fraction(u) - 1) - 0.5, 0.35);
    }
  },
  DOTTED {
    @Override
    double share(double u, double v) {
      // Every second row is shifted by half a dot, so that dots never line up as stripes.
      double row = Math.floor(v);
      double du = fraction(u + 0.5 * (row - 2 * Math.floor(row / 2))) - 0.5;
      double dv = v - row - 0.5;
      return edge(0.36 - Math.sqrt(du * du + dv * dv), 0.22);
    }
  };

  /**
   * The second colour's share at a point.
   *
   * @param u along the pattern, in periods
   * @param v across the pattern, in periods
   */
  abstract double share(double u, double v);

  private static double fraction(double value) {
    return value - Math.floor(value);
  }

  /** 0 to 1 over {@code width} around zero, so that small patterns do not flicker. */
  private static double edge(double inside, double width) {
    return Math.max(0, Math.min(1, inside / width + 0.5));
  }
}
