package org.residuallab.data;

/** Class numbers of a set, held against its class names. */
final class Labels {

  private Labels() {}

  /**
   * @throws IllegalArgumentException naming the first image whose class has no name
   */
  static void requireNamed(ImageSet images) {
    int classes = images.classNames().size();
    for (int i = 0; i < images.size(); i++) {
      int label = images.label(i);
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "image %,d has label %d, but there are only %d classes".formatted(i, label, classes));
      }
    }
  }
}
