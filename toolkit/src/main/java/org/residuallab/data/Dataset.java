package org.residuallab.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.residuallab.architecture.Networks.Variation;

/**
 * Images to train on and images to test on, and where they come from.
 *
 * <pre>{@code
 * Dataset images = settings.images();
 * System.out.println(images.label() + ": " + images.train().size() + " to train on");
 * }</pre>
 *
 * @param source where they come from, which decides what every result calls them
 * @param description one sentence on what they are
 * @param fingerprint over all images and labels, before any were held out
 * @param train images to learn from
 * @param heldOut training images kept back to choose settings on, if any
 * @param test images to test on
 */
public record Dataset(
    ImageSource source,
    String description,
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

  /**
   * Images of one's own, made by whatever means. Each is asked for once, for the fingerprint.
   *
   * @param about what they are, in one line
   * @throws IllegalArgumentException if the sets differ in shape or classes, one is empty, or an
   *     image is not of its set's shape or classes
   */
  public static Dataset own(String about, ImageSet train, ImageSet test) {
    Labels.requireNamed(train);
    Labels.requireNamed(test);
    return new Dataset(
        new ImageSource.Own(about),
        "%,d training and %,d test images of %s in %d classes"
            .formatted(train.size(), test.size(), train.shape(), train.classNames().size()),
        Fingerprint.ofSets(Map.of("train.bin", train, "test.bin", test)),
        train,
        Optional.empty(),
        test);
  }

  /** What every result shows: the source, its SHA-256 if need be, and how many are held out. */
  public String label() {
    return label(source, fingerprint, heldOut.map(ImageSet::size).orElse(0));
  }

  /** The same of images that a stored run knows. */
  public static String label(ImageSource source, Fingerprint fingerprint, int heldOut) {
    String label = source.label(fingerprint);
    return heldOut == 0
        ? label
        : String.format(Locale.ROOT, "%s, %,d training images held out", label, heldOut);
  }

  /**
   * How a network is varied to fit these images, if they are square and of three channels: their
   * side, as many classes as they have.
   *
   * <pre>{@code Networks.named("resnet-20", images.variation())}</pre>
   */
  public Variation variation() {
    return Variation.NONE.fitting(train.shape().height(), train.classNames().size());
  }

  /**
   * The same with all pictures made to fit in another way, from their own sizes.
   *
   * @throws IllegalArgumentException if they do not have three colours
   */
  public Dataset fitted(Fit fit) {
    if (FittedImages.fitOf(train).filter(fit::equals).isPresent()) {
      return this;
    }
    if (train.shape().channels() != fit.shape().channels()) {
      throw new IllegalArgumentException(
          "only pictures of three colours are made to fit, not images of " + train.shape());
    }
    return new Dataset(
        source,
        description,
        fingerprint,
        KeptImages.of(new FittedImages(train, fit)),
        heldOut.map(images -> KeptImages.of(new FittedImages(images, fit))),
        KeptImages.of(new FittedImages(test, fit)));
  }

  /** How pictures became these images, if they were made to fit. */
  public Optional<Fit> fit() {
    return FittedImages.fitOf(train);
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
        source,
        description,
        fingerprint,
        train.range(0, kept),
        Optional.of(train.range(kept, train.size())),
        test);
  }
}
