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
  private final MeanImage mean;
  private final int batchSize;
  private final long seed;
  private final Augmentation augmentation;

  private Epoch epoch;

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
      ImageSet images, MeanImage mean, int batchSize, long seed, Augmentation augmentation) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch needs at least one image, not " + batchSize);
    }
    if (images.size() == 0) {
      throw new IllegalArgumentException("there are no images to train on");
    }
    this.images = images;
    this.mean = mean;
    this.batchSize = batchSize;
    this.seed = seed;
    this.augmentation = Objects.requireNonNull(augmentation);
    this.epoch = new Epoch(seed, 0, images.size());
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
    View[] views = new View[batchSize];
    for (int k = 0; k < batchSize; k++) {
      long sample = Math.addExact(Math.multiplyExact(index, batchSize), k);
      enter(sample / images.size());
      int position = (int) (sample % images.size());
      chosen[k] = epoch.order[position];
      views[k] = augmentation.draw(epoch.views, position);
      classes[k] = images.label(chosen[k]);
    }
    ImageBytes.each(
        images,
        batchSize,
        k -> Augmentation.write(images, chosen[k], mean, views[k], pixels, k * imageLength));
    return batchSize;
  }

  /** Shuffling 50,000 images takes about a millisecond, so an epoch's order is kept. */
  private void enter(long number) {
    if (epoch.number != number) {
      epoch = new Epoch(seed, number, images.size());
    }
  }
}
