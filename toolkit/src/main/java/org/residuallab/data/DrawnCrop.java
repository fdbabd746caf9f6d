package org.residuallab.data;

import org.residuallab.architecture.Shape;

/**
 * What a {@link ScaledCrop} draws for one image of one epoch.
 *
 * @param resized shape of the picture with its shorter side as drawn, {@code [3, H, W]}
 * @param top first row of the square
 * @param left first column of it
 * @param mirrored whether it is mirrored left to right
 */
record DrawnCrop(Shape resized, int top, int left, boolean mirrored) {

  /** Draws of one image: its crop's, then two for each normal number. */
  private static final int DRAWS = 16;

  private static final int NORMALS = 4;
  private static final int AXES = 3;
  private static final double DEVIATION = 0.1;

  static DrawnCrop of(ScaledCrop bounds, Picture picture, Draws draws, long counter) {
    long first = counter * DRAWS;
    int shorter = bounds.low() + draws.below(bounds.high() - bounds.low() + 1, first);
    Shape resized = picture.shapeWithShorterSide(shorter);
    return new DrawnCrop(
        resized,
        draws.below(resized.height() - bounds.side() + 1, first + 1),
        draws.below(resized.width() - bounds.side() + 1, first + 2),
        draws.below(2, first + 3) == 1);
  }

  /** A normal number of deviation 0.1 for each principal axis of the colours (Box, Muller 1958). */
  static double[] colours(Draws draws, long counter) {
    double[] normal = new double[AXES];
    for (int k = 0; k < AXES; k++) {
      long first = counter * DRAWS + NORMALS + 2L * k;
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - draws.unit(first)));
      normal[k] = DEVIATION * radius * StrictMath.cos(2 * StrictMath.PI * draws.unit(first + 1));
    }
    return normal;
  }

  /**
   * Writes the square of a picture minus the mean, divided by the deviation, {@code [3, side,
   * side]}.
   *
   * @param mean of the same shape
   * @param deviation likewise
   * @param shift added to each colour before it is divided
   */
  void write(
      Picture picture,
      int side,
      float[] mean,
      float[] deviation,
      float[] shift,
      float[] out,
      int offset) {
    byte[] square = picture.square(resized, top, left, side);
    for (int row = 0; row < square.length / side; row++) {
      float added = shift[row / side];
      int from = row * side;
      for (int x = 0; x < side; x++) {
        int target = from + (mirrored ? side - 1 - x : x);
        float centred = (square[from + x] & 0xff) - mean[target] + added;
        out[offset + target] = centred / deviation[target];
      }
    }
  }
}
