package org.residuallab.data;

/** A picture being painted: red, green, blue planes of 32 x 32 values, 0 to 255 once done. */
final class Canvas {

  static final int SIZE = 32;

  private final double[] values = new double[3 * SIZE * SIZE];

  /** What covers a point, and in which colour. */
  interface Paint {
    /**
     * Decides on one point.
     *
     * @param x to the right, from the centre of the canvas, in pixels
     * @param y down, from the centre of the canvas, in pixels
     * @param colour receives red, green, blue
     * @return how much of the point is covered, 0 to 1
     */
    double at(double x, double y, double[] colour);
  }

  /** Lays the paint over what is there. */
  void paint(Paint paint) {
    double[] colour = new double[3];
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        double x = column - (SIZE - 1) / 2.0;
        double y = row - (SIZE - 1) / 2.0;
        double cover = paint.at(x, y, colour);
        if (cover > 0) {
          for (int c = 0; c < 3; c++) {
            int at = (c * SIZE + row) * SIZE + column;
            values[at] += cover * (colour[c] - values[at]);
          }
        }
      }
    }
  }

  /** Lights the picture unevenly: {@code gain + slopeX * x + slopeY * y}, in pixels. */
  void light(double gain, double slopeX, double slopeY) {
    for (int i = 0; i < values.length; i++) {
      double x = i % SIZE - (SIZE - 1) / 2.0;
      double y = i / SIZE % SIZE - (SIZE - 1) / 2.0;
      values[i] *= gain + slopeX * x + slopeY * y;
    }
  }

  /** Rounds to bytes with noise added, {@code [C, H, W]}. */
  void develop(Dice dice, double noise, byte[] out, int offset) {
    for (int i = 0; i < values.length; i++) {
      double value = values[i] + noise * dice.bell();
      out[offset + i] = (byte) Math.max(0, Math.min(255, (int) Math.floor(value + 0.5)));
    }
  }
}
