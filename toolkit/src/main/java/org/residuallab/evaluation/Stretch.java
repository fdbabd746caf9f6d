package org.residuallab.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Test images in a row, to be evaluated together. Wherever a set is cut, its batches are the same:
 * no batch reaches over a multiple of {@link #STEP}, and every stretch begins at one.
 *
 * @param from number of its first image
 * @param to number of the image after its last
 */
public record Stretch(int from, int to) implements Serializable {

  /** Images: whole batches of 128 rows, however many looks there are at each. */
  static final int STEP = 128;

  /**
   * @throws IllegalArgumentException if it is empty, or begins in the middle of a batch
   */
  public Stretch {
    if (from < 0 || to <= from || from % STEP != 0) {
      throw new IllegalArgumentException(
          "images %d to %d are no stretch: it begins at a multiple of %d"
              .formatted(from, to, STEP));
    }
  }

  /**
   * So many images cut into stretches of one length, but for the last.
   *
   * @param images in all
   * @param length of each at least; it is rounded up
   * @throws IllegalArgumentException if there are no images, or a stretch would have none
   */
  public static List<Stretch> cut(int images, int length) {
    if (images < 1 || length < 1) {
      throw new IllegalArgumentException(
          "%d images cannot be cut into stretches of %d".formatted(images, length));
    }
    int whole = parts(length, STEP) * STEP;
    return IntStream.range(0, parts(images, whole))
        .mapToObj(i -> new Stretch(i * whole, Math.min(images, (i + 1) * whole)))
        .toList();
  }

  private static int parts(int images, int of) {
    return (images + of - 1) / of;
  }

  /** Number of images. */
  public int size() {
    return to - from;
  }
}
