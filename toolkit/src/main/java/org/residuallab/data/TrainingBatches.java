package org.residuallab.data;

import java.util.List;
import java.util.Objects;
import org.residuallab.architecture.Shape;

/**
 * Mini-batches to train on: shuffled anew every epoch, augmented, without end.
 *
 * <p>One iteration is one mini-batch, as the paper counts. The batches run on across the border of
 * two epochs, so that every one of them has the full size: with 50,000 images and 128 a batch, the
 * 391st holds the last 80 images of the first epoch and the first 48 of the second, and 64,000
 * iterations are 163.84 epochs.
 *
 * <p>Every draw is a function of the seed, the epoch and the sample's position in it. Two sources
 * with the same images and seed give the same batches, whatever was asked of them before.
 */
public final class TrainingBatches implements BatchSource {

  private final ImageSet images;
  private final int batchSize;
  private final long seed;
  private final Variant variant;

  private Epoch epoch;

  /** Writes an image as it is drawn for a sample of an epoch. */
  @FunctionalInterface
  private interface Variant {
    void write(int image, Draws draws, long counter, float[] out, int offset);
  }

  /** What holds for all samples of an epoch: their order, and the draws of their views. */
  private static final class Epoch {
    final long number;
    final int[] order;
    final Draws views;

    Epoch(long seed, long number, int size) {
      this.number = number;
      this.order = new Draws(seed, Draws.Stream.SHUFFLE, number).permutation(size);
      this.views = new Draws(seed, Draws.Stream.AUGMENTATION, number);
    }
  }

  /**
   * @param images the images to train on
   * @param mean subtracted from each
   * @param batchSize images in a batch
   * @param seed decides the order of the images and their crops and flips
   * @param augmentation how images vary between epochs
   * @throws IllegalArgumentException if the batch size is less than one, or there are no images
   */
  public TrainingBatches(
      ImageSet images, PixelMean mean, int batchSize, long seed, Augmentation augmentation) {
    this(images, batchSize, seed, padded(images, mean, Objects.requireNonNull(augmentation)));
  }

  /**
   * The same with squares of the pictures at varying sizes.
   *
   * @param images the images to train on, made to fit by {@link ScaledCrop#fit}
   * @param preprocessing what is subtracted, and divided by
   */
  public TrainingBatches(
      ImageSet images, Preprocessing preprocessing, int batchSize, long seed, ScaledCrop crop) {
    this(images, batchSize, seed, scaled(images, preprocessing, crop));
  }

  private TrainingBatches(ImageSet images, int batchSize, long seed, Variant variant) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch needs at least one image, not " + batchSize);
    }
    if (images.size() == 0) {
      throw new IllegalArgumentException("there are no images to train on");
    }
    this.images = images;
    this.batchSize = batchSize;
    this.seed = seed;
    this.variant = variant;
    this.epoch = new Epoch(seed, 0, images.size());
  }

  private static Variant padded(ImageSet images, PixelMean mean, Augmentation augmentation) {
    float[] means = mean.spread(images.shape());
    return (image, draws, counter, out, offset) -> {
      View view = augmentation.draw(draws, counter);
      Augmentation.write(images, image, means, view, out, offset);
    };
  }

  private static Variant scaled(ImageSet images, Preprocessing preprocessing, ScaledCrop crop) {
    if (!images.shape().equals(crop.fit().shape())) {
      throw new IllegalArgumentException(
          "crops of %s were asked for; these images are of %s"
              .formatted(crop.fit().shape(), images.shape()));
    }
    float[] means = preprocessing.mean().spread(images.shape());
    float[] deviations = preprocessing.divisors(images.shape());
    ColourAxes axes = crop.colours() ? ColourAxes.of(images) : null;
    return (image, draws, counter, out, offset) -> {
      Picture picture = images.picture(image);
      float[] shift = axes == null ? new float[3] : axes.shift(DrawnCrop.colours(draws, counter));
      DrawnCrop.of(crop, picture, draws, counter)
          .write(picture, crop.side(), means, deviations, shift, out, offset);
    };
  }

  @Override
  public Shape shape() {
    return images.shape();
  }

  @Override
  public List<String> classNames() {
    return images.classNames();
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public long count() {
    return Long.MAX_VALUE;
  }

  /** How many epochs an iteration count makes. */
  public double epochs(long iterations) {
    return (double) iterations * batchSize / images.size();
  }

  @Override
  public synchronized int fill(long index, float[] pixels, int[] classes) {
    int imageLength = (int) images.shape().size();
    int[] chosen = new int[batchSize];
    int[] positions = new int[batchSize];
    Draws[] draws = new Draws[batchSize];
    for (int k = 0; k < batchSize; k++) {
      long sample = Math.addExact(Math.multiplyExact(index, batchSize), k);
      enter(sample / images.size());
      positions[k] = (int) (sample % images.size());
      chosen[k] = epoch.order[positions[k]];
      draws[k] = epoch.views;
      classes[k] = images.label(chosen[k]);
    }
    ImageBytes.each(
        images,
        batchSize,
        k -> variant.write(chosen[k], draws[k], positions[k], pixels, k * imageLength));
    return batchSize;
  }

  /** Shuffling 50,000 images takes about a millisecond, so an epoch's order is kept. */
  private void enter(long number) {
    if (epoch.number != number) {
      epoch = new Epoch(seed, number, images.size());
    }
  }
}
