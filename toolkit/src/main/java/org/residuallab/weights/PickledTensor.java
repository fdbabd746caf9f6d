package org.residuallab.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * A tensor as a pickle describes it.
 *
 * @param storage where its numbers are
 * @param offset of its first number in there
 * @param shape its dimensions
 * @param strides how many numbers apart neighbours are in each dimension
 */
record PickledTensor(PickledStorage storage, long offset, List<Long> shape, List<Long> strides) {

  /** From the arguments of the function in Python that puts a tensor together. */
  static PickledTensor of(Object... arguments) {
    if (arguments.length < 4
        || !(arguments[0] instanceof PickledStorage storage)
        || !(arguments[1] instanceof Number offset)) {
      throw new BadWeightsException("it describes a tensor without its numbers");
    }
    return new PickledTensor(
        storage, offset.longValue(), dimensions(arguments[2]), dimensions(arguments[3]));
  }

  private static List<Long> dimensions(Object tuple) {
    if (!(tuple instanceof Object[] numbers)) {
      throw new BadWeightsException("it describes a tensor without a shape");
    }
    List<Long> dimensions = new ArrayList<>();
    for (Object each : numbers) {
      if (!(each instanceof Integer || each instanceof Long)) {
        throw new BadWeightsException("it describes a tensor of a dimension that is no number");
      }
      dimensions.add(((Number) each).longValue());
    }
    return dimensions;
  }

  /**
   * Where it lies in a file.
   *
   * @param begin of its storage in the file, in bytes
   * @param room bytes that the file has of it
   */
  StoredTensor in(long begin, long room) {
    ElementType type = storage.type();
    try {
      long first = Math.multiplyExact(Math.addExact(storage.first(), offset), type.bytes());
      if (first < 0 || offset < 0) {
        throw new BadWeightsException("it begins before its storage does");
      }
      return StoredTensor.of(type, shape, strides, Math.addExact(begin, first), room - first);
    } catch (ArithmeticException overflow) {
      throw new BadWeightsException("it begins behind the end of every file");
    }
  }
}
