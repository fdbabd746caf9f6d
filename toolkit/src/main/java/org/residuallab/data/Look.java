package org.residuallab.data;

import java.util.Arrays;
import org.residuallab.architecture.Shape;

/**
 * One way to look at a picture: made another size, a part of it taken, perhaps mirrored. What of
 * the part lies outside of the picture is zero after the mean was subtracted, as in training.
 *
 * @param resized shape of the whole picture after it was made another size, {@code [C, H, W]}
 * @param top its row with which the part begins; below 0 above the picture
 * @param left its column with which the part begins
 * @param part shape of what a network is given, {@code [C, H, W]}
 * @param mirrored whether the part is mirrored left to right
 */
public record Look(Shape resized, int top, int left, Shape part, boolean mirrored) {

  /** All of a picture of that shape. */
  public static Look whole(Shape resized) {
    return new Look(resized, 0, 0, resized, false);
  }

  /** The middle; of two places that are equally near to it, torchvision's. */
  public static Look centre(Shape resized, Shape part) {
    return new Look(
        resized,
        half(resized.height() - part.height()),
        half(resized.width() - part.width()),
        part,
        false);
  }

  // As Python rounds: a half to the even number.
  static int half(int margin) {
    return (int) Math.rint(margin / 2.0);
  }

  /**
   * The shape of a picture whose shorter side is made so long, as torchvision's {@code Resize}
   * makes it: the fraction of a pixel that the longer side would have is cut off.
   */
  public static Shape withShorterSide(Shape picture, int side) {
    return scaled(picture, side, Math.min(picture.height(), picture.width()));
  }

  /** The shape with all sides times {@code to / from}. */
  static Shape scaled(Shape picture, int to, int from) {
    return new Shape(
        picture.channels(),
        Math.toIntExact((long) to * picture.height() / from),
        Math.toIntExact((long) to * picture.width() / from));
  }

  /** The same part of the picture's mirror image. */
  public Look inMirror() {
    return new Look(resized, top, resized.width() - part.width() - left, part, !mirrored);
  }

  private boolean isWhole() {
    return top == 0 && left == 0 && part.equals(resized) && !mirrored;
  }

  /**
   * What is seen so.
   *
   * @param picture numbers of the resized picture; given back where they are all of it
   * @param outside stands for what lies outside of the picture
   */
  float[] of(float[] picture, float outside) {
    if (isWhole()) {
      return picture;
    }
    float[] seen = new float[(int) part.size()];
    Arrays.fill(seen, outside);
    int first = Math.max(0, -left);
    int length = Math.min(part.width(), resized.width() - left) - first;
    for (int row = 0; row < part.channels() * part.height(); row++) {
      int y = row % part.height() + top;
      if (y < 0 || y >= resized.height() || length <= 0) {
        continue;
      }
      int channel = row / part.height();
      int source = (channel * resized.height() + y) * resized.width() + left + first;
      int target = row * part.width() + first;
      System.arraycopy(picture, source, seen, target, length);
      if (mirrored) {
        mirror(seen, row * part.width());
      }
    }
    return seen;
  }

  private void mirror(float[] seen, int from) {
    for (int l = from, r = from + part.width() - 1; l < r; l++, r--) {
      float moved = seen[l];
      seen[l] = seen[r];
      seen[r] = moved;
    }
  }
}
