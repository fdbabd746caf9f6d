package org.residuallab.architecture;

import java.util.function.Supplier;

/** Windows that move over feature maps, and what a layer may require of its measures. */
final class SlidingWindow {

  private SlidingWindow() {}

  /** The shape that a window of those measures gives. */
  static Shape output(Shape input, int channels, int kernel, int stride, int padding) {
    if (input.height() + 2 * padding < kernel || input.width() + 2 * padding < kernel) {
      throw new IllegalArgumentException(
          "a %1$dx%1$d window does not fit into %2$s with padding %3$d"
              .formatted(kernel, input, padding));
    }
    return new Shape(
        channels,
        (input.height() + 2 * padding - kernel) / stride + 1,
        (input.width() + 2 * padding - kernel) / stride + 1);
  }

  static void require(int kernel, int stride, int padding) {
    require(
        kernel > 0 && stride > 0 && padding >= 0,
        () ->
            "a window cannot have side %d, stride %d and padding %d"
                .formatted(kernel, stride, padding));
  }

  /** What is wrong is put into words only where something is: networks have hundreds of layers. */
  static void require(boolean condition, Supplier<String> otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise.get());
    }
  }
}
