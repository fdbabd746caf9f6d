package org.residuallab.probe;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of a graph's two flat arrays, all parameters or all gradients, read in bulk where it lies:
 * slicing it into an {@code INDArray} a layer would cost more than the sums.
 */
final class FlatArray {

  // Small enough for the first-level cache.
  private static final int CHUNK = 2048;

  private final INDArray array;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;
  private final float[] chunk = new float[CHUNK];
  private final double[] wideChunk;

  /**
   * @throws IllegalArgumentException if the array holds neither floats nor doubles
   */
  FlatArray(INDArray array) {
    this.array = array;
    if (array.dataType() == DataType.FLOAT) {
      floats = new FloatPointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
      doubles = null;
      wideChunk = null;
    } else if (array.dataType() == DataType.DOUBLE) {
      floats = null;
      doubles =
          new DoublePointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
      wideChunk = new double[CHUNK];
    } else {
      throw new IllegalArgumentException(
          "probes read networks of floats and doubles, not of " + array.dataType());
    }
  }

  /** Whether this reads that array, where it still lies. */
  boolean shows(INDArray other) {
    return array == other;
  }

  /** The place of a parameter within the parameters that this array holds. */
  int offsetOf(INDArray view) {
    long bytes = address(view) - address(array);
    return Math.toIntExact(bytes / array.dataType().width());
  }

  double get(int index) {
    return floats != null ? floats.get(index) : doubles.get(index);
  }

  /** The sum of squares of a stretch, in double precision. */
  double squares(int start, int length) {
    double sum = 0;
    for (int done = 0; done < length; done += CHUNK) {
      int count = Math.min(CHUNK, length - done);
      if (floats != null) {
        floats.get(start + done, chunk, 0, count);
        sum += squares(chunk, count);
      } else {
        doubles.get(start + done, wideChunk, 0, count);
        for (int i = 0; i < count; i++) {
          sum += wideChunk[i] * wideChunk[i];
        }
      }
    }
    return sum;
  }

  // Four sums side by side: each addition alone would wait for the one before it.
  private static double squares(float[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < count; i++) {
      a += (double) values[i] * values[i];
    }
    return a + b + c + d;
  }

  private static long address(INDArray array) {
    return array.data().addressPointer().address();
  }
}
