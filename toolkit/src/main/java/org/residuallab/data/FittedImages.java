package org.residuallab.data;

import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Shape;

/**
 * A set's pictures made to fit in another way.
 *
 * @param whole the set
 * @param fit how its pictures become images
 */
record FittedImages(ImageSet whole, Fit fit) implements ImageSet {

  /** How a set's images were made to fit, if they were; a part's like the whole's. */
  static Optional<Fit> fitOf(ImageSet images) {
    if (images instanceof KeptImages kept) {
      return fitOf(kept.made());
    }
    if (images instanceof ImageRange part) {
      return fitOf(part.whole());
    }
    if (images instanceof FolderImages folder) {
      return Optional.of(folder.fit());
    }
    return images instanceof FittedImages fitted ? Optional.of(fitted.fit) : Optional.empty();
  }

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
