package org.residuallab.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One mini-batch. One from a {@link BatchLoader} is in the loader's memory: it is valid until the
 * next is asked for.
 *
 * @param images floats, preprocessed as the network's {@link Preprocessing} says, C order, {@code
 *     [N, C, H, W]}
 * @param labels one-hot floats, {@code [N, classes]}
 * @param classes class numbers, {@code [N]}
 * @param iteration number of the batch, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copied nowhere for speed.
public record Batch(INDArray images, INDArray labels, int[] classes, long iteration) {

  /** Number of images, N. */
  public int size() {
    return classes.length;
  }
}
