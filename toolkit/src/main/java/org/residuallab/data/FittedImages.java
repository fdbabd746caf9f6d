package org.residuallab.data;

import java.util.List;
import org.residuallab.architecture.Shape;

/**
 * A set's pictures made to fit in another way.
 *
 * @param whole the set
 * @param fit how its pictures become images
 */
record FittedImages(ImageSet whole, Fit fit) implements ImageSet {

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public Shape shape() {
    return fit.shape();
  }

  @Override
  public List<String> classNames() {
    return whole.classNames();
  }

  @Override
  public int label(int i) {
    return whole.label(i);
  }

  @Override
  public byte[] image(int i) {
    return fit.of(picture(i)).pixels();
  }

  @Override
  public Picture picture(int i) {
    return whole.picture(i);
  }
}
