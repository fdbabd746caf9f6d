package org.residuallab.engine.operator;

import org.bytedeco.javacpp.LongPointer;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * How a kernel moves over feature maps; each array holds the vertical and the horizontal number.
 *
 * @param batch number of images, N
 * @param kernel rows and columns of the kernel
 * @param stride steps between its places
 * @param dilation distance of neighbouring weights, 1 for an ordinary kernel
 * @param before rows above and columns left of the maps
 * @param after rows below and columns right of the maps
 * @param output rows and columns of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and read by oneDNN alone.
public record Window(
    long batch,
    long[] kernel,
    long[] stride,
    long[] dilation,
    long[] before,
    long[] after,
    long[] output) {

  /** Follows Deeplearning4j's arithmetic for the mode. */
  public static Window over(
      Value input,
      int[] kernel,
      int[] stride,
      int[] padding,
      int[] dilation,
      ConvolutionMode mode) {
    long[] size = {input.shape()[2], input.shape()[3]};
    long[] before = new long[2];
    long[] after = new long[2];
    long[] output = new long[2];
    for (int i = 0; i < 2; i++) {
      long reach = (kernel[i] - 1L) * dilation[i] + 1;
      if (mode == ConvolutionMode.Same) {
        output[i] = (size[i] + stride[i] - 1) / stride[i];
        before[i] = Math.max(0, (output[i] - 1) * stride[i] + reach - size[i]) / 2;
      } else {
        output[i] = (size[i] + 2L * padding[i] - reach) / stride[i] + 1;
        before[i] = padding[i];
      }
      after[i] = Math.max(0, (output[i] - 1) * stride[i] + reach - size[i] - before[i]);
    }
    return new Window(
        input.batch(), longs(kernel), longs(stride), longs(dilation), before, after, output);
  }

  /** Whether the kernel, spread out, lies within the padded maps at all. */
  public static boolean fits(
      Value input, int[] kernel, int[] padding, int[] dilation, ConvolutionMode mode) {
    long[] size = {input.shape()[2], input.shape()[3]};
    for (int i = 0; i < 2; i++) {
      if (mode != ConvolutionMode.Same
          && size[i] + 2L * padding[i] < (kernel[i] - 1L) * dilation[i] + 1) {
        return false;
      }
    }
    return true;
  }

  private static long[] longs(int[] values) {
    return new long[] {values[0], values[1]};
  }

  /** The shape of the result, {@code [N, C, H, W]}. */
  public long[] result(long channels) {
    return new long[] {batch, channels, output[0], output[1]};
  }

  LongPointer strides() {
    return new LongPointer(stride);
  }

  LongPointer kernels() {
    return new LongPointer(kernel);
  }

  /** oneDNN counts the gaps between weights, which is one less. */
  LongPointer gaps() {
    return new LongPointer(dilation[0] - 1, dilation[1] - 1);
  }

  LongPointer paddingBefore() {
    return new LongPointer(before);
  }

  LongPointer paddingAfter() {
    return new LongPointer(after);
  }
}
