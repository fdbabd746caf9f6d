package org.residuallab.data;

import org.residuallab.architecture.Shape;

/**
 * One way to look at an image: moved in its frame, perhaps mirrored. What comes in at the border is
 * zero after the mean was subtracted, as in training (see {@link Augmentation#CROP_AND_FLIP}); so a
 * view is a crop of the padded image.
 *
 * @param down rows the image is moved down in its frame
 * @param right columns the image is moved to the right
 * @param mirrored whether it is mirrored left to right after that
 */
public record View(int down, int right, boolean mirrored) {

  /** The image as it is. */
  public static final View PLAIN = new View(0, 0, false);

  /** The image mirrored left to right. */
  public static final View MIRRORED = new View(0, 0, true);

  /**
   * Copies an image {@code [C, H, W]} as it is seen so.
   *
   * @param image numbers, mean subtracted
   * @param out receives the view, from {@code offset} on; what is outside of the image stays as it
   *     is there
   */
  void copy(float[] image, Shape shape, float[] out, int offset) {
    int width = shape.width();
    int rows = shape.channels() * shape.height();
    int firstColumn = Math.max(0, right);
    int length = Math.min(width, width + right) - firstColumn;
    for (int row = 0; row < rows; row++) {
      int y = row % shape.height() + down;
      if (y < 0 || y >= shape.height()) {
        continue;
      }
      int source = row * width + firstColumn - right;
      int target = offset + (row + down) * width;
      if (mirrored) {
        for (int k = 0; k < length; k++) {
          out[target + width - 1 - firstColumn - k] = image[source + k];
        }
      } else if (length > 0) {
        System.arraycopy(image, source, out, target + firstColumn, length);
      }
    }
  }
}
