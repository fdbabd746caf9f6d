package org.residuallab.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import org.residuallab.architecture.Shape;
import org.residuallab.files.WrongField;

/**
 * What a network needs to be told of an image: how its pixels become numbers, and what the classes
 * are called. A value is {@code (pixel / scale - mean) / deviation}, in 32-bit floats.
 *
 * @param image shape of one image, {@code [C, H, W]}
 * @param scale in which numbers the pixels are
 * @param mean subtracted from them
 * @param deviation one number a channel to divide by after that; empty where, as in the paper,
 *     nothing is divided
 * @param classNames one name a class, in the order of the class numbers
 * @param shorterSide to which a picture of any size is brought before its centre is cut out, in
 *     pixels; null where that is the image's own
 */
public record Preprocessing(
    Shape image,
    PixelScale scale,
    PixelMean mean,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Float> deviation,
    List<String> classNames,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer shorterSide) {

  /**
   * @throws IllegalArgumentException if mean or deviation do not fit the image, or there are no
   *     classes
   */
  public Preprocessing {
    deviation = deviation == null ? List.of() : List.copyOf(deviation);
    if (!mean.fits(image)) {
      throw new WrongField("a mean for images of %s should stand here".formatted(image), "mean");
    }
    boolean sound = deviation.stream().allMatch(each -> Float.isFinite(each) && each > 0);
    if (!sound || !(deviation.isEmpty() || deviation.size() == image.channels())) {
      throw new WrongField("a number above 0 for each channel should stand here", "deviation");
    }
    classNames = classNames.stream().map(OneLine::of).toList();
    if (classNames.isEmpty()) {
      throw new WrongField("a name for each class should stand here", "class_names");
    }
    if (shorterSide != null && shorterSide < Math.max(image.height(), image.width())) {
      throw new WrongField("a side as long as the image's should stand here", "shorter_side");
    }
  }

  /** Of pictures whose shorter side becomes the image's. */
  public Preprocessing(
      Shape image,
      PixelScale scale,
      PixelMean mean,
      List<Float> deviation,
      List<String> classNames) {
    this(image, scale, mean, deviation, classNames, null);
  }

  /**
   * The paper's (section 4.2), with the mean image of a training set.
   *
   * @param train the images to train on, without those held out
   */
  public static Preprocessing of(ImageSet train) {
    return of(train, MeanImage.of(train));
  }

  /** The same, of a mean that is known already. */
  public static Preprocessing of(ImageSet train, MeanImage mean) {
    return new Preprocessing(
        train.shape(),
        PixelScale.BYTES,
        mean,
        List.of(),
        train.classNames(),
        FittedImages.fitOf(train).map(Fit::shorterSide).orElse(null));
  }

  /** A picture of any size and proportions as the network sees it. */
  public Picture fitted(Picture picture) {
    Picture bounded = picture.withoutEnds();
    return shorterSide == null
        ? bounded.fitted(image)
        : bounded.withShorterSide(shorterSide).centre(image.width(), image.height());
  }

  /**
   * One divisor for each value of an image of that shape, {@code [C, H, W]}; of ones where nothing
   * is divided.
   */
  float[] divisors(Shape size) {
    return ChannelMean.spread(
        deviation.isEmpty() ? Collections.nCopies(size.channels(), 1f) : deviation, size);
  }

  /**
   * Makes sure that a network can be shown these images as they are.
   *
   * @throws IllegalArgumentException if they are of another shape, or of other classes
   */
  public void requireFits(ImageSet images) {
    if (!images.shape().equals(image)) {
      throw otherImages(images);
    }
    requireKnows(images);
  }

  /**
   * Makes sure that a network can be shown pictures of these, whatever their size.
   *
   * @throws IllegalArgumentException if they have other channels, or are of other classes
   */
  void requireKnows(ImageSet images) {
    if (images.shape().channels() != image.channels()) {
      throw otherImages(images);
    }
    List<String> classes = images.classNames().stream().map(OneLine::of).toList();
    if (!classes.equals(classNames)) {
      throw new IllegalArgumentException(
          "the network knows other classes than these images have: %s, not %s"
              .formatted(brief(classNames), brief(classes)));
    }
  }

  private IllegalArgumentException otherImages(ImageSet images) {
    return new IllegalArgumentException(
        "the network takes images of %s, these are of %s".formatted(image, images.shape()));
  }

  private static String brief(List<String> classes) {
    String first = String.join(", ", classes.subList(0, Math.min(3, classes.size())));
    return classes.size() > 3 ? "%s ... (%,d)".formatted(first, classes.size()) : first;
  }
}
