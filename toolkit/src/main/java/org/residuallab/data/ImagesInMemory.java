package org.residuallab.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.residuallab.architecture.Shape;

/** Labelled images in memory, unsigned bytes {@code [N, C, H, W]}; immutable. */
final class ImagesInMemory implements ImageSet {

  private final Shape shape;
  private final byte[] pixels;
  private final int[] labels;
  private final List<String> classNames;
  private final int first;
  private final int size;

  private ImagesInMemory(
      Shape shape, byte[] pixels, int[] labels, List<String> classNames, int first, int size) {
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = classNames;
    this.first = first;
    this.size = size;
  }

  /**
   * Of arrays that nobody else holds.
   *
   * @param labels one class number an image, unsigned
   * @throws IllegalArgumentException if the lengths disagree or a label has no name
   */
  static ImageSet owning(Shape shape, byte[] pixels, byte[] labels, List<String> classNames) {
    int[] numbers = new int[labels.length];
    Arrays.setAll(numbers, i -> Byte.toUnsignedInt(labels[i]));
    return owning(shape, pixels, numbers, classNames);
  }

  /** The same for more classes than a byte can number. */
  static ImageSet owning(Shape shape, byte[] pixels, int[] labels, List<String> classNames) {
    if (pixels.length != labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "%,d labels of %s images need %,d pixel values, not %,d"
              .formatted(labels.length, shape, labels.length * shape.size(), pixels.length));
    }
    ImageSet all =
        new ImagesInMemory(shape, pixels, labels, List.copyOf(classNames), 0, labels.length);
    Labels.requireNamed(all);
    return all;
  }

  @Override
  public ImageSet range(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new ImagesInMemory(shape, pixels, labels, classNames, first + from, to - from);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int i) {
    return labels[first + Objects.checkIndex(i, size)];
  }

  @Override
  public byte[] image(int i) {
    int offset = offset(i);
    return Arrays.copyOfRange(pixels, offset, offset + (int) shape.size());
  }

  /** The memory itself, where an image starts in it. */
  ImageBytes bytes(int i) {
    return new ImageBytes(pixels, offset(i));
  }

  private int offset(int i) {
    return (int) ((first + Objects.checkIndex(i, size)) * shape.size());
  }
}
