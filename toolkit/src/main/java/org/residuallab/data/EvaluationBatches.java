package org.residuallab.data;

import java.util.List;
import org.residuallab.architecture.Shape;

/**
 * Mini-batches to measure an error on: all images once, in order, as they are (the paper's single
 * view, section 4.2); the last batch may be short.
 *
 * <pre>{@code
 * var images = settings.images().train();
 * var batch = new EvaluationBatches(images, MeanImage.of(images), 16).batch(0);
 * }</pre>
 */
public final class EvaluationBatches implements BatchSource {

  private final ImageSet images;
  private final MeanImage mean;
  private final int batchSize;

  /**
   * @param images the images to evaluate on
   * @param mean of the training images, subtracted from each
   * @param batchSize images in a batch
   * @throws IllegalArgumentException if the batch size is less than one
   */
  public EvaluationBatches(ImageSet images, MeanImage mean, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch needs at least one image, not " + batchSize);
    }
    this.images = images;
    this.mean = mean;
    this.batchSize = batchSize;
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
        k -> Augmentation.write(images, first + k, mean, View.PLAIN, pixels, k * imageLength));
    return count;
  }
}
