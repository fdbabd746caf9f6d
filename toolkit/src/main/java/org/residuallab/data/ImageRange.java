package org.residuallab.data;

import java.util.List;
import java.util.Objects;
import org.residuallab.architecture.Shape;

/**
 * A part of a set.
 *
 * @param whole of which it is a part
 * @param from first image of it
 * @param to the image after its last
 */
record ImageRange(ImageSet whole, int from, int to) implements ImageSet {

  ImageRange {
    Objects.checkFromToIndex(from, to, whole.size());
  }

  @Override
  public int size() {
    return to - from;
  }

  @Override
  public Shape shape() {
    return whole.shape();
  }

  @Override
  public List<String> classNames() {
    return whole.classNames();
  }

  @Override
  public int label(int i) {
    return whole.label(inWhole(i));
  }

  @Override
  public byte[] image(int i) {
    return whole.image(inWhole(i));
  }

  @Override
  public Picture picture(int i) {
    return whole.picture(inWhole(i));
  }

  @Override
  public ImageSet range(int first, int end) {
    Objects.checkFromToIndex(first, end, size());
    return new ImageRange(whole, from + first, from + end);
  }

  /** Number of an image in the whole set. */
  int inWhole(int i) {
    return from + Objects.checkIndex(i, size());
  }
}
