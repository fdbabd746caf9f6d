package org.residuallab.data;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.residuallab.architecture.Shape;

/**
 * Any picture, of any size, in three colours of eight bits; immutable. What is transparent lies on
 * white; grey is red, green and blue alike.
 */
public final class Picture {

  private static final int COLOURS = 3;

  /**
   * So many times a picture may be as long as it is wide. One of 20 x 4,000 pixels whose shorter
   * side is made 640 would have 82 million.
   */
  static final int MOST_ELONGATED = 8;

  private final int width;
  private final int height;
  private final byte[] pixels; // [3, H, W], unsigned

  /** Of an array that nobody else holds. */
  Picture(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Copies an image of whatever kind. */
  public static Picture of(BufferedImage image) {
    return new Picture(image.getWidth(), image.getHeight(), Colours.planes(image));
  }

  /**
   * Image {@code i} of a set.
   *
   * @throws IllegalArgumentException if the set's images do not have three colours
   */
  public static Picture of(ImageSet images, int i) {
    requireColours(images.shape());
    return new Picture(images.shape().width(), images.shape().height(), images.image(i));
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** A copy of the pixels: unsigned bytes, {@code [3, H, W]}. */
  public byte[] pixels() {
    return pixels.clone();
  }

  /** Whether a picture is more than {@value #MOST_ELONGATED} times as long as it is wide. */
  static boolean isElongated(int width, int height) {
    return Math.max(width, height) > (long) MOST_ELONGATED * Math.min(width, height);
  }

  /** Its middle, {@value #MOST_ELONGATED} times as long as wide, if it is longer; else itself. */
  Picture withoutEnds() {
    int longest = MOST_ELONGATED * Math.min(width, height);
    return isElongated(width, height)
        ? centre(Math.min(width, longest), Math.min(height, longest))
        : this;
  }

  /** The picture with its shorter side made so long, and the other in proportion. */
  public Picture withShorterSide(int side) {
    return resized(shapeWithShorterSide(side));
  }

  /** Of {@link #withShorterSide}: {@code [3, H, W]}. */
  Shape shapeWithShorterSide(int side) {
    return Look.withShorterSide(new Shape(COLOURS, height, width), side);
  }

  /**
   * A square of the picture in another size, without making the rest of that.
   *
   * @param resized shape of the whole picture in that size
   * @return unsigned bytes, {@code [3, side, side]}
   */
  byte[] square(Shape resized, int top, int left, int side) {
    return resized.width() == width && resized.height() == height
        ? cut(left, top, side, side).pixels
        : Resampling.window(pixels, new Shape(COLOURS, height, width), resized, top, left, side);
  }

  /**
   * What is in the middle of the picture; of two places that are equally near to it, torchvision's.
   *
   * @throws IndexOutOfBoundsException if it is not that large
   */
  public Picture centre(int newWidth, int newHeight) {
    return cut(Look.half(width - newWidth), Look.half(height - newHeight), newWidth, newHeight);
  }

  /** The picture upright, if that is how the camera was held. */
  Picture turned(Orientation held) {
    if (held == Orientation.UPRIGHT) {
      return this;
    }
    int newWidth = held.isOnItsSide() ? height : width;
    int plane = width * height;
    byte[] upright = new byte[pixels.length];
    for (int k = 0; k < plane; k++) {
      int source = held.source(k % newWidth, k / newWidth, width, height);
      for (int c = 0; c < COLOURS; c++) {
        upright[c * plane + k] = pixels[c * plane + source];
      }
    }
    return new Picture(newWidth, plane / newWidth, upright);
  }

  Picture resized(Shape shape) {
    return resized(shape.width(), shape.height());
  }

  /** The same in another size, by {@link Resampling}. */
  public Picture resized(int newWidth, int newHeight) {
    return newWidth == width && newHeight == height
        ? this
        : new Picture(
            newWidth,
            newHeight,
            Resampling.resize(pixels, new Shape(COLOURS, height, width), newHeight, newWidth));
  }

  private Picture cut(int left, int top, int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    Objects.checkFromIndexSize(left, newWidth, width);
    Objects.checkFromIndexSize(top, newHeight, height);
    byte[] part = new byte[COLOURS * newWidth * newHeight];
    for (int row = 0; row < COLOURS * newHeight; row++) {
      int y = row / newHeight * height + top + row % newHeight;
      System.arraycopy(pixels, y * width + left, part, row * newWidth, newWidth);
    }
    return new Picture(newWidth, newHeight, part);
  }

  /** The picture alone as a set, of whose class nothing is known: it bears the first label. */
  public ImageSet alone(List<String> classNames) {
    return ImagesInMemory.owning(
        new Shape(COLOURS, height, width), pixels, new byte[1], List.copyOf(classNames));
  }

  /** A copy to draw, of the type {@code TYPE_INT_RGB}. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int plane = width * height;
    for (int k = 0; k < plane; k++) {
      int rgb =
          (pixels[k] & 0xff) << 16
              | (pixels[plane + k] & 0xff) << 8
              | (pixels[2 * plane + k] & 0xff);
      image.setRGB(k % width, k / width, rgb);
    }
    return image;
  }

  static void requireColours(Shape image) {
    if (image.channels() != COLOURS) {
      throw new IllegalArgumentException(
          "a picture has three colours; the network takes images of " + image);
    }
  }
}
