package org.residuallab.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a tensor lies in a file. Nothing is read until its numbers are asked for.
 *
 * @param type of its numbers
 * @param shape its dimensions
 * @param strides how many numbers apart neighbours are in each dimension
 * @param begin position of its first number in the file, in bytes
 */
record StoredTensor(ElementType type, List<Long> shape, List<Long> strides, long begin) {

  private static final int CHUNK = 1 << 16;

  /**
   * @param room bytes from its first number to the end of what it may read
   * @throws BadWeightsException if it does not fit in there
   */
  static StoredTensor of(
      ElementType type, List<Long> shape, List<Long> strides, long begin, long room) {
    if (shape.size() != strides.size()
        || shape.stream().anyMatch(each -> each < 0)
        || strides.stream().anyMatch(each -> each < 0)) {
      throw new BadWeightsException(
          "its shape %s and its strides %s make no sense"
              .formatted(Printable.of(shape.toString()), Printable.of(strides.toString())));
    }
    try {
      long last = 0;
      for (int i = 0; i < shape.size(); i++) {
        last =
            Math.addExact(last, Math.multiplyExact(Math.max(shape.get(i) - 1, 0), strides.get(i)));
      }
      long count = count(shape);
      if (count > 0 && Math.multiplyExact(Math.addExact(last, 1), type.bytes()) > room) {
        throw new BadWeightsException(
            "it claims %,d numbers, more than its file holds of it".formatted(count));
      }
    } catch (ArithmeticException overflow) {
      throw new BadWeightsException(
          "it claims more numbers than a file can hold, " + Printable.of(shape.toString()));
    }
    return new StoredTensor(type, List.copyOf(shape), List.copyOf(strides), begin);
  }

  /** Row by row without gaps, as in {@code [N, C, H, W]}. */
  static StoredTensor dense(ElementType type, List<Long> shape, long begin, long room) {
    try {
      return of(type, shape, denseStrides(shape), begin, room);
    } catch (ArithmeticException overflow) {
      throw new BadWeightsException(
          "it claims more numbers than a file can hold, " + Printable.of(shape.toString()));
    }
  }

  /** How many numbers it has. */
  long count() {
    return count(shape);
  }

  private static long count(List<Long> shape) {
    return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
  }

  private static List<Long> denseStrides(List<Long> shape) {
    List<Long> strides = new ArrayList<>(Collections.nCopies(shape.size(), 1L));
    for (int i = shape.size() - 2; i >= 0; i--) {
      strides.set(i, Math.multiplyExact(strides.get(i + 1), Math.max(shape.get(i + 1), 1)));
    }
    return strides;
  }

  /**
   * Its numbers row by row, whatever its strides. Whoever asks has seen that it has as many as are
   * needed.
   *
   * @throws BadWeightsException if its numbers cannot be weights
   * @throws IOException if they cannot be read
   */
  float[] read(FileChannel file) throws IOException {
    float[] values = new float[Math.toIntExact(count())];
    if (values.length == 0) {
      return values;
    }
    if (strides.equals(denseStrides(shape))) {
      readDense(file, values);
    } else {
      readStrided(file, values);
    }
    return values;
  }

  private void readDense(FileChannel file, float[] values) throws IOException {
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      ByteBuffer bytes =
          FileBytes.read(file, begin + (long) start * type.bytes(), count * type.bytes());
      for (int i = 0; i < count; i++) {
        values[start + i] = type.read(bytes, i * type.bytes());
      }
    }
  }

  private void readStrided(FileChannel file, float[] values) throws IOException {
    long span = 1;
    for (int i = 0; i < shape.size(); i++) {
      span += (shape.get(i) - 1) * strides.get(i);
    }
    if (span * type.bytes() > Integer.MAX_VALUE) {
      throw new BadWeightsException("its numbers lie scattered over more than 2 GB");
    }
    ByteBuffer bytes = FileBytes.read(file, begin, (int) span * type.bytes());
    long[] index = new long[shape.size()];
    for (int i = 0; i < values.length; i++) {
      long at = 0;
      for (int d = 0; d < index.length; d++) {
        at += index[d] * strides.get(d);
      }
      values[i] = type.read(bytes, (int) at * type.bytes());
      for (int d = index.length - 1; d >= 0 && ++index[d] == shape.get(d); d--) {
        index[d] = 0;
      }
    }
  }
}
