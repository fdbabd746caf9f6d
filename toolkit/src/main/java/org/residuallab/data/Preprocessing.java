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
 * @param shorterSide to which a picture of any size is brought before its centre, or any other
 *     crop, is cut out, in pixels; null where that is the image's own
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

  /**
   * The same with a mean and a deviation of each channel, over all pixels of the training set, in
   * place of the mean image. The deviation is that of 10,000 images at most, evenly spread.
   *
   * @param train images of three colours
   */
  static Preprocessing byChannel(ImageSet train) {
    Preprocessing byPixel = of(train);
    return new Preprocessing(
        byPixel.image,
        byPixel.scale,
        new ChannelMean(MeanImage.of(train).channels()),
        ColourAxes.deviations(train),
        byPixel.classNames,
        byPixel.shorterSide);
  }

  /**
   * A picture of any size and proportions as the network sees it.
   *
   * @throws IllegalArgumentException if the network does not take three colours
   */
  public Picture fitted(Picture picture) {
    Picture.requireColours(image);
    Picture bounded = picture.withoutEnds();
    Shape resized = resized(new Shape(image.channels(), bounded.height(), bounded.width()));
    return bounded.resized(resized).centre(image.width(), image.height());
  }

  /**
   * A picture's shape once it was made the size from which crops are cut, as in training.
   *
   * @param picture its own shape, {@code [C, H, W]}
   */
  public Shape resized(Shape picture) {
    if (shorterSide != null) {
      return Look.withShorterSide(picture, shorterSide);
    }
    Shape byHeight = Look.scaled(picture, image.height(), picture.height());
    return byHeight.width() >= image.width()
        ? byHeight
        : Look.scaled(picture, image.width(), picture.width());
  }

  /** A set's pictures as the network sees them; the set itself where it has them so already. */
  public ImageSet fitted(ImageSet images) {
    int side = image.height();
    Fit own = new Fit(side, shorterSide == null ? side : shorterSide);
    boolean fits = FittedImages.fitOf(images).map(own::equals).orElse(images.shape().equals(image));
    return fits || !own.shape().equals(image) || images.shape().channels() != image.channels()
        ? images
        : new FittedImages(images, own);
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
  public void requireKnows(ImageSet images) {
    if (images.shape().channels() != image.channels()) {
      throw otherImages(images);
    }
    List<String> classes = images.classNames().stream().map(OneLine::of).toList();
    if (!classes.equals(classNames)) {
      throw new IllegalArgumentException(
          "the network knows other classes than these images have: %s, not %s; %s"
              .formatted(
                  brief(classNames),
                  brief(classes),
                  classes.size() == classNames.size()
                      ? "if these are its classes in its order, import its weights again under"
                          + " these names"
                      : "take images of its own classes"));
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
