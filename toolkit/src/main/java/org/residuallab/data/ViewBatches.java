package org.residuallab.data;

import java.util.Arrays;
import java.util.List;
import org.residuallab.architecture.Shape;

/**
 * Mini-batches in which every image stands as often as there are views of it, one view below the
 * other: all images once, in order. The last batch may be short.
 */
public final class ViewBatches implements BatchSource {

  private final ImageSet images;
  private final Standardization standardization;
  private final List<View> views;
  private final int imagesPerBatch;

  /**
   * @param images to look at
   * @param preprocessing of the network that looks
   * @param views of each image
   * @param imagesPerBatch so many times the views is the size of a batch
   * @throws IllegalArgumentException if there is no view, or no image in a batch, or the network
   *     takes other images or knows other classes
   */
  public ViewBatches(
      ImageSet images, Preprocessing preprocessing, List<View> views, int imagesPerBatch) {
    if (views.isEmpty() || imagesPerBatch < 1) {
      throw new IllegalArgumentException("a batch needs at least one view of one image");
    }
    preprocessing.requireFits(images);
    this.images = images;
    this.standardization = new Standardization(preprocessing);
    this.views = List.copyOf(views);
    this.imagesPerBatch = imagesPerBatch;
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
    return imagesPerBatch * views.size();
  }

  @Override
  public long count() {
    return ((long) images.size() + imagesPerBatch - 1) / imagesPerBatch;
  }

  @Override
  public int fill(long index, float[] pixels, int[] classes) {
    int first = Math.toIntExact(index * imagesPerBatch);
    int count = Math.min(imagesPerBatch, images.size() - first);
    int length = standardization.length();
    Arrays.fill(pixels, 0, count * views.size() * length, 0f);
    for (int row = 0; row < count * views.size(); row++) {
      classes[row] = images.label(first + row / views.size());
    }
    ImageBytes.each(
        images,
        count,
        k -> {
          float[] image = new float[length];
          standardization.write(ImageBytes.of(images, first + k), image);
          for (int v = 0; v < views.size(); v++) {
            int row = k * views.size() + v;
            views.get(v).copy(image, images.shape(), pixels, row * length);
          }
        });
    return count * views.size();
  }
}
