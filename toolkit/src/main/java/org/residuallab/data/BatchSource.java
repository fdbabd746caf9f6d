package org.residuallab.data;

import java.util.List;
import org.residuallab.architecture.Shape;

/**
 * A sequence of mini-batches, each of which can be made by its number alone.
 *
 * <p>Implementations are immutable to the eye: asking twice for a batch gives the same values.
 */
public sealed interface BatchSource permits TrainingBatches, EvaluationBatches {

  /** Shape of one image, {@code [C, H, W]}. */
  Shape shape();

  /** One name a class, in the order of the class numbers. */
  List<String> classNames();

  /** Number of images in every batch, except perhaps the last. */
  int batchSize();

  /** Number of batches; {@link Long#MAX_VALUE} if they never end. */
  long count();

  /**
   * Makes one batch.
   *
   * @param index number of the batch, from 0
   * @param images receives the images, {@code [N, C, H, W]}, at least {@link #batchSize()} of them
   * @param classes receives the class numbers, {@code [N]}
   * @return number of images written, N
   */
  int fill(long index, float[] images, int[] classes);

  /**
   * Makes one batch in arrays of its own, on the thread that asks; for many, a {@link BatchLoader}
   * is faster.
   *
   * @param index number of the batch, from 0
   * @throws IllegalArgumentException if there is no such batch
   */
  default Batch batch(long index) {
    if (index < 0 || index >= count()) {
      throw new IllegalArgumentException(
          "there is no batch %d: they are counted from 0 to %d".formatted(index, count() - 1));
    }
    float[] pixels = new float[Math.toIntExact(batchSize() * shape().size())];
    int[] numbers = new int[batchSize()];
    int size = fill(index, pixels, numbers);
    return new BatchBuffer(size, shape(), classNames().size()).write(pixels, numbers, index);
  }
}
