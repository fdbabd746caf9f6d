package org.residuallab.data;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.residuallab.architecture.Shape;

/**
 * Labelled images, each of them bytes {@code [C, H, W]} of one shape. They may be in memory, drawn
 * when they are asked for, or read from files: a set of one's own says how many there are, of what
 * shape and classes, and gives each by its number.
 *
 * <p>The same number always gives the same bytes, whichever thread asks, and several ask at once.
 *
 * <pre>{@code
 * record Shades(int size) implements ImageSet {
 *   public Shape shape() { return new Shape(1, 8, 8); }
 *   public List<String> classNames() { return List.of("dark", "light"); }
 *   public int label(int i) { return i % 2; }
 *   public byte[] image(int i) { return (i % 2 == 0 ? "-" : "z").repeat(64).getBytes(); }
 * }
 * Dataset shades = Dataset.own("two shades", new Shades(40), new Shades(8));
 * }</pre>
 */
public interface ImageSet {

  /**
   * Copies the arrays into a set in memory: 60,000 CIFAR images take 184 MB as bytes and 737 MB as
   * floats.
   *
   * @param shape of one image, {@code [C, H, W]}
   * @param pixels unsigned bytes, {@code [N, C, H, W]}
   * @param labels one class number an image, unsigned, {@code [N]}
   * @param classNames one name a class, in the order of the class numbers
   * @throws IllegalArgumentException if the lengths disagree or a label has no name
   */
  static ImageSet of(Shape shape, byte[] pixels, byte[] labels, List<String> classNames) {
    return ImagesInMemory.owning(shape, pixels.clone(), labels.clone(), classNames);
  }

  /** Number of images, N. */
  int size();

  /** Shape of one image, {@code [C, H, W]}. */
  Shape shape();

  /** One name a class, in the order of the class numbers. */
  List<String> classNames();

  /**
   * Class number of image {@code i}.
   *
   * @throws IndexOutOfBoundsException if there is no such image
   */
  int label(int i);

  /**
   * Image {@code i} as the set's shape has it: unsigned bytes {@code [C, H, W]} in an array that
   * belongs to whoever asked.
   *
   * @throws IndexOutOfBoundsException if there is no such image
   * @throws BadDataException naming the file, if it does not hold a picture any more
   * @throws UncheckedIOException naming the file, if it cannot be read
   */
  byte[] image(int i);

  /**
   * Image {@code i} at its own size, of which {@link #image} may be a part. Of sets that have no
   * other size it is the image itself.
   *
   * @throws IllegalArgumentException if the set's images do not have three colours
   * @throws IndexOutOfBoundsException if there is no such image
   * @throws BadDataException naming the file, if it does not hold a picture any more
   * @throws UncheckedIOException naming the file, if it cannot be read
   */
  default Picture picture(int i) {
    return Picture.of(this, i);
  }

  /**
   * One value of image {@code i}, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if there is no such image, channel, row or column
   */
  default int pixel(int i, int channel, int row, int column) {
    Objects.checkIndex(channel, shape().channels());
    Objects.checkIndex(row, shape().height());
    Objects.checkIndex(column, shape().width());
    ImageBytes image = ImageBytes.of(this, i);
    return image.value((channel * shape().height() + row) * shape().width() + column);
  }

  /**
   * Images {@code from} to {@code to - 1}, counted from 0.
   *
   * @throws IndexOutOfBoundsException if the set does not hold them
   */
  default ImageSet range(int from, int to) {
    return new ImageRange(this, from, to);
  }
}
