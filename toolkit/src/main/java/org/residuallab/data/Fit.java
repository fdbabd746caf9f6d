package org.residuallab.data;

import java.io.Serializable;

import org.residuallab.architecture.Shape;

/**
 * How a picture of any size becomes an image of a set: its shorter side is made so long, by
 * bilinear interpolation with antialiasing, and the square in its centre is cut out.
 *
 * @param side of the square, in pixels
 * @param shorterSide of the whole picture before that, in pixels; at least the square's
 */
public record Fit(int side, int shorterSide) implements Serializable {

  /**
   * @throws IllegalArgumentException if there is nothing to cut out, or not that much
   */
  public Fit {
    if (side < 1 || shorterSide < side) {
      throw new IllegalArgumentException(
          "a square of %d pixels cannot be cut from a picture whose shorter side has %d"
              .formatted(side, shorterSide));
    }
  }

  /** Of the resulting images: {@code [3, side, side]}. */
  Shape shape() {
    return new Shape(3, side, side);
  }

  /** The picture made to fit. */
  public Picture of(Picture picture) {
    return picture.withShorterSide(shorterSide).centre(side, side);
  }
}
