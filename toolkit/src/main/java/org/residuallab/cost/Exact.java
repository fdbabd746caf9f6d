package org.residuallab.cost;

import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/** Sums and products of counts, which refuse to wrap round. */
final class Exact {

  private Exact() {}

  /**
   * @throws IllegalArgumentException if the sum has more than 63 bits
   */
  static long sum(long... parts) {
    return counted(parts, Math::addExact, 0);
  }

  /**
   * @throws IllegalArgumentException if the product has more than 63 bits
   */
  static long product(long... factors) {
    return counted(factors, Math::multiplyExact, 1);
  }

  private static long counted(long[] numbers, LongBinaryOperator operation, long neutral) {
    try {
      return LongStream.of(numbers).reduce(neutral, operation);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "too large to be counted: some count is above %,d; choose a narrower network or a smaller image"
              .formatted(Long.MAX_VALUE),
          e);
    }
  }
}
