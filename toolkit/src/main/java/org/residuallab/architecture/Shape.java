package org.residuallab.architecture;

/**
 * The shape of one image's feature maps, without the batch: {@code [C, H, W]}.
 *
 * <pre>{@code
 * var image = new Shape(3, 32, 32);
 * System.out.println(image.size() + " numbers");
 * }</pre>
 *
 * @param channels number of feature maps, C
 * @param height rows of a map, H
 * @param width columns of a map, W
 */
public record Shape(int channels, int height, int width) {

  /**
   * @throws IllegalArgumentException if a dimension is less than one
   */
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a shape needs positive dimensions, not %d x %d x %d".formatted(channels, height, width));
    }
  }

  /** Number of values: {@code C * H * W}. */
  public long size() {
    return (long) channels * height * width;
  }

  /** As in the paper's tables: {@code 64x56x56}. */
  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
