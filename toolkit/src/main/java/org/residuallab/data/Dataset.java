package org.residuallab.data;

import java.util.Optional;

/**
 * Images to train on and images to test on, and where they come from.
 *
 * @param name what a result calls them, honest about the source: {@code CIFAR-10 (official binary
 *     files)}, {@code unrecognised copy (its ABOUT.txt: JPEG copy of CIFAR-10)}, {@code synthetic
 *     ...}
 * @param description one sentence on what they are
 * @param recognised whether the name vouches for every byte; if not, results show the fingerprint
 * @param fingerprint over all images and labels, before any were held out
 * @param train images to learn from
 * @param heldOut training images kept back to choose settings on, if any
 * @param test images to test on
 */
public record Dataset(
    String name,
    String description,
    boolean recognised,
    Fingerprint fingerprint,
    ImageSet train,
    Optional<ImageSet> heldOut,
    ImageSet test) {

  /**
   * @throws IllegalArgumentException if the sets differ in shape or classes, or one is empty
   */
  public Dataset {
    if (train.size() == 0 || test.size() == 0) {
      throw new IllegalArgumentException("a data set needs training and test images");
    }
    if (!train.shape().equals(test.shape()) || !train.classNames().equals(test.classNames())) {
      throw new IllegalArgumentException("training and test images differ in shape or classes");
    }
  }

  /** What every result shows: the name, and unless that vouches for every byte, the SHA-256. */
  public String label() {
    return recognised ? name : name + ", sha256 " + fingerprint.sha256();
  }

  /**
   * Keeps the last {@code count} training images back. With 5,000 of CIFAR-10's 50,000 this is the
   * 45k/5k split on which the paper chose its schedule (section 4.2).
   *
   * @throws IllegalArgumentException if that leaves no image to train on
   */
  public Dataset holdOut(int count) {
    if (heldOut.isPresent()) {
      throw new IllegalArgumentException("training images are held out already");
    }
    if (count < 1 || count >= train.size()) {
      throw new IllegalArgumentException(
          "cannot hold out %,d of %,d training images; ask for 1 to %,d"
              .formatted(count, train.size(), train.size() - 1));
    }
    int kept = train.size() - count;
    return new Dataset(
        "%s, %,d training images held out".formatted(name, count),
        description,
        recognised,
        fingerprint,
        train.range(0, kept),
        Optional.of(train.range(kept, train.size())),
        test);
  }
}
