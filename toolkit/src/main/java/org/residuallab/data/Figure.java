package org.residuallab.data;

/**
 * The outlines of the synthetic set. Each is given by how far a point lies outside of it, negative
 * inside, in units of the figure's size; all have about the same area.
 */
enum Figure {
  DISC(1, -1, -1) {
    @Override
    double outside(double x, double y) {
      return Math.sqrt(x * x + y * y) - 0.80;
    }
  },
  SQUARE(-1, 1, -1) {
    @Override
    double outside(double x, double y) {
      return Math.max(Math.abs(x), Math.abs(y)) - 0.71;
    }
  },
  TRIANGLE(-1, -1, 1) {
    @Override
    double outside(double x, double y) {
      double side = SIN_60 * Math.abs(x) - 0.5 * y;
      return Math.max(side, y) - 0.62;
    }
  },
  CROSS(1, 1, -1) {
    @Override
    double outside(double x, double y) {
      double wide = Math.max(Math.abs(x) - 1.0, Math.abs(y) - 0.30);
      double tall = Math.max(Math.abs(x) - 0.30, Math.abs(y) - 1.0);
      return Math.min(wide, tall);
    }
  },
  STAR(1, -1, 1) {
    @Override
    double outside(double x, double y) {
      // A point of a pentagram lies beyond at most one of the five lines that draw it.
      double farthest = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < 5; k++) {
        double beyond = STAR_X[k] * x + STAR_Y[k] * y;
        if (beyond > farthest) {
          second = farthest;
          farthest = beyond;
        } else if (beyond > second) {
          second = beyond;
        }
      }
      return second - 0.42;
    }
  };

  private static final double SIN_60 = 0.8660254037844386;
  private static final double[] STAR_X = new double[5];
  private static final double[] STAR_Y = new double[5];

  static {
    for (int k = 0; k < 5; k++) {
      double angle = 2 * Math.PI * k / 5 + Math.PI / 2;
      STAR_X[k] = StrictMath.cos(angle);
      STAR_Y[k] = StrictMath.sin(angle);
    }
  }

  private final int red;
  private final int green;
  private final int blue;

  Figure(int red, int green, int blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  abstract double outside(double x, double y);

  /** The tint that many of these figures have: +1 or -1 for red (0), green (1) and blue (2). */
  int favourite(int channel) {
    return channel == 0 ? red : channel == 1 ? green : blue;
  }
}
