package org.residuallab.data;

import java.util.List;
import org.residuallab.architecture.Shape;

/**
 * Mini-batches to measure on: all images once, in order, as they are (the paper's single view,
 * section 4.2); the last batch may be short.
 *
 * <pre>{@code
 * var images = settings.images().train();
 * var batch = new EvaluationBatches(images, MeanImage.of(images), 16).batch(0);
 * }</pre>
 */
public final class EvaluationBatches implements BatchSource {

  private final ImageSet images;
  private final Standardization standardization;
  private final int batchSize;

  /**
   * @param images the images to evaluate on
   * @param preprocessing of the network that is shown them
   * @param batchSize images in a batch
   * @throws IllegalArgumentException if the batch size is less than one, or the network takes other
   *     images or knows other classes
   */
  public EvaluationBatches(ImageSet images, Preprocessing preprocessing, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch needs at least one image, not " + batchSize);
    }
    preprocessing.requireFits(images);
    this.images = images;
    this.standardization = new Standardization(preprocessing);
    this.batchSize = batchSize;
  }

  /**
   * The same with the paper's preprocessing.
   *
   * @param mean of the training images, subtracted from each
   * @throws IllegalArgumentException if the batch size is less than one, or the mean is of images
   *     of another shape
   */
  public EvaluationBatches(ImageSet images, MeanImage mean, int batchSize) {
    this(images, Preprocessing.of(images, mean), batchSize);
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
    return ((long) images.size() + batchSize - 1) / batchSize;
  }

  @Override
  public int fill(long index, float[] pixels, int[] classes) {
    int first = Math.toIntExact(index * batchSize);
    int count = Math.min(batchSize, images.size() - first);
    int imageLength = (int) images.shape().size();
    for (int k = 0; k < count; k++) {
      classes[k] = images.label(first + k);
    }
    ImageBytes.each(
        images,
        count,
        k -> standardization.write(ImageBytes.of(images, first + k), pixels, k * imageLength));
    return count;
  }
}
