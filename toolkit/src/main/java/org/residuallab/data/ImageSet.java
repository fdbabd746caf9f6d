package org.residuallab.data;

import java.util.List;
import java.util.Objects;
import org.residuallab.architecture.Shape;

/**
 * Labelled images in memory, unsigned bytes {@code [N, C, H, W]}; immutable.
 *
 * <p>Bytes, because 60,000 CIFAR images take 184 MB as bytes and 737 MB as floats.
 */
public final class ImageSet {

  private final Shape shape;
  private final byte[] pixels;
  private final byte[] labels;
  private final List<String> classNames;
  private final int first;
  private final int size;

  private ImageSet(
      Shape shape, byte[] pixels, byte[] labels, List<String> classNames, int first, int size) {
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = classNames;
    this.first = first;
    this.size = size;
  }

  /**
   * Copies the arrays.
   *
   * @param shape of one image, {@code [C, H, W]}
   * @param pixels unsigned bytes, {@code [N, C, H, W]}
   * @param labels one class number an image, {@code [N]}
   * @param classNames one name a class, in the order of the class numbers
   * @throws IllegalArgumentException if the lengths disagree or a label has no name
   */
  public static ImageSet of(Shape shape, byte[] pixels, byte[] labels, List<String> classNames) {
    return owning(shape, pixels.clone(), labels.clone(), classNames);
  }

  /** Like {@link #of}, for callers in this package that hand over arrays nobody else holds. */
  static ImageSet owning(Shape shape, byte[] pixels, byte[] labels, List<String> classNames) {
    if (pixels.length != labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "%,d labels of %s images need %,d pixel values, not %,d"
              .formatted(labels.length, shape, labels.length * shape.size(), pixels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (Byte.toUnsignedInt(labels[i]) >= classNames.size()) {
        throw new IllegalArgumentException(
            "image %,d has label %d, but there are only %d classes"
                .formatted(i, Byte.toUnsignedInt(labels[i]), classNames.size()));
      }
    }
    return new ImageSet(shape, pixels, labels, List.copyOf(classNames), 0, labels.length);
  }

  /** Images {@code from} to {@code to - 1}, sharing this set's memory. */
  public ImageSet range(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new ImageSet(shape, pixels, labels, classNames, first + from, to - from);
  }

  /** Number of images, N. */
  public int size() {
    return size;
  }

  /** Shape of one image, {@code [C, H, W]}. */
  public Shape shape() {
    return shape;
  }

  /** One name a class, in the order of the class numbers. */
  public List<String> classNames() {
    return classNames;
  }

  /** Class number of image {@code i}. */
  public int label(int i) {
    return Byte.toUnsignedInt(labels[first + Objects.checkIndex(i, size)]);
  }

  /** One value of image {@code i}, 0 to 255. */
  public int pixel(int i, int channel, int row, int column) {
    Objects.checkIndex(channel, shape.channels());
    Objects.checkIndex(row, shape.height());
    Objects.checkIndex(column, shape.width());
    int inImage = (channel * shape.height() + row) * shape.width() + column;
    return Byte.toUnsignedInt(pixels[offset(i) + inImage]);
  }

  /** A copy of image {@code i}: unsigned bytes, {@code [C, H, W]}. */
  public byte[] image(int i) {
    byte[] copy = new byte[(int) shape.size()];
    System.arraycopy(pixels, offset(i), copy, 0, copy.length);
    return copy;
  }

  /** The memory itself, for the inner loops of this package, which only read it. */
  byte[] pixels() {
    return pixels;
  }

  /** Where image {@code i} starts in {@link #pixels()}. */
  int offset(int i) {
    return (int) ((first + Objects.checkIndex(i, size)) * shape.size());
  }
}
