package org.residuallab.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Shape;

/** Arrays outside the Java heap for one batch, written again and again. */
final class BatchBuffer {

  private final INDArray images;
  private final INDArray labels;
  private final FloatBuffer imageMemory;
  private final FloatBuffer labelMemory;
  private final int[] classes;
  private final float[] oneHot;

  @SuppressWarnings("try") // The scope is there for its effect.
  BatchBuffer(int size, Shape shape, int classCount) {
    // Outside of any workspace of the thread that asks, since the arrays outlive it.
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      this.images =
          Nd4j.createUninitialized(
              DataType.FLOAT,
              new long[] {size, shape.channels(), shape.height(), shape.width()},
              'c');
      this.labels = Nd4j.createUninitialized(DataType.FLOAT, new long[] {size, classCount}, 'c');
    }
    this.imageMemory = images.data().asNioFloat();
    this.labelMemory = labels.data().asNioFloat();
    this.classes = new int[size];
    this.oneHot = new float[size * classCount];
  }

  int size() {
    return classes.length;
  }

  /** Copies {@link #size()} images and class numbers in, each array in one move. */
  Batch write(float[] pixels, int[] classNumbers, long iteration) {
    System.arraycopy(classNumbers, 0, classes, 0, classes.length);
    Arrays.fill(oneHot, 0f);
    int classCount = oneHot.length / classes.length;
    for (int k = 0; k < classes.length; k++) {
      oneHot[k * classCount + classes[k]] = 1f;
    }
    imageMemory.put(0, pixels, 0, imageMemory.capacity());
    labelMemory.put(0, oneHot);
    return new Batch(images, labels, classes, iteration);
  }
}
