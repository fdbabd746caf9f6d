package org.residuallab.data;

import java.util.Arrays;
import org.residuallab.architecture.Shape;

/** How training images vary from one epoch to the next. */
public enum Augmentation {
  /** Every image as it is. */
  NONE,

  /**
   * The paper's (section 4.2): pad by 4 pixels on each side, take a random crop of the image's own
   * size, mirror it left to right in half of the cases.
   *
   * <p>The padding is zeros after the mean was subtracted, so a padded pixel has the mean's colour,
   * as the early implementations of the paper did it. Padding the bytes with black before the
   * subtraction, as is common since, gives other images.
   */
  CROP_AND_FLIP;

  /** Padding on each side, in pixels. */
  static final int PADDING = 4;

  /** The view of the sample that the counter names. */
  View draw(Draws draws, long counter) {
    if (this == NONE) {
      return View.PLAIN;
    }
    int positions = 2 * PADDING + 1;
    int outcome = draws.below(positions * positions * 2, counter);
    int place = outcome / 2;
    return new View(place / positions - PADDING, place % positions - PADDING, (outcome & 1) == 1);
  }

  /** Writes {@code view} of image {@code i} minus the mean, {@code [C, H, W]}, to {@code out}. */
  static void write(ImageSet images, int i, float[] means, View view, float[] out, int outOffset) {
    ImageBytes image = ImageBytes.of(images, i);
    write(image.array(), image.from(), images.shape(), means, view, out, outOffset);
  }

  private static void write(
      byte[] pixels, int from, Shape shape, float[] means, View view, float[] out, int outOffset) {
    int height = shape.height();
    int width = shape.width();
    Arrays.fill(out, outOffset, outOffset + means.length, 0f);
    int firstColumn = Math.max(0, view.right());
    int endColumn = Math.min(width, width + view.right());
    for (int plane = 0; plane < means.length; plane += height * width) {
      for (int y = Math.max(0, view.down()); y < Math.min(height, height + view.down()); y++) {
        int source = plane + (y - view.down()) * width - view.right();
        int imageSource = from + source;
        int target = outOffset + plane + y * width;
        if (view.mirrored()) {
          int last = target + width - 1;
          for (int x = firstColumn; x < endColumn; x++) {
            out[last - x] = (pixels[imageSource + x] & 0xff) - means[source + x];
          }
        } else {
          for (int x = firstColumn; x < endColumn; x++) {
            out[target + x] = (pixels[imageSource + x] & 0xff) - means[source + x];
          }
        }
      }
    }
  }
}
