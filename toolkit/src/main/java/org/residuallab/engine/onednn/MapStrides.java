package org.residuallab.engine.onednn;

import java.util.Arrays;
import java.util.Optional;
import org.residuallab.model.Precision;

/**
 * Feature maps {@code [N, C, H, W]} written out in plain strides, so that a part of them can be
 * shown to oneDNN: {@code [N, C / block, H, W, block]} where channels lie in blocks, {@code [N, C,
 * H, W]} where they do not.
 *
 * @param precision of the numbers
 * @param shape the dimensions, in numbers
 * @param strides the distance of neighbours in each dimension, in numbers
 * @param start where it begins in the memory that holds it, in each dimension
 * @param block channels in a block, 1 if there are no blocks
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and read by oneDNN alone.
public record MapStrides(
    Precision precision, long[] shape, long[] strides, long[] start, long block) {

  /** Whether a layout can be written so: its only blocks are of channels, and full. */
  public static boolean fit(Layout layout) {
    long[] blocks = LayoutQueries.blocks(layout.descriptor());
    return blocks.length == 0
        || (blocks.length == 1
            && LayoutQueries.blockedDimensions(layout.descriptor())[0] == 1
            && layout.shape()[1] % blocks[0] == 0);
  }

  public static MapStrides of(Layout layout) {
    long[] blocks = LayoutQueries.blocks(layout.descriptor());
    long[] strides = LayoutQueries.strides(layout.descriptor());
    if (blocks.length == 0) {
      return new MapStrides(layout.precision(), layout.shape(), strides, new long[4], 1);
    }
    long[] shape = Arrays.copyOf(layout.shape(), 5);
    strides = Arrays.copyOf(strides, 5);
    shape[1] /= blocks[0];
    shape[4] = blocks[0];
    strides[4] = 1;
    return new MapStrides(layout.precision(), shape, strides, new long[5], blocks[0]);
  }

  /** So many blocks of channels from that one; a channel each where there are no blocks. */
  public MapStrides blocks(long first, long count) {
    return part(1, first, count);
  }

  /** So many channels from that one of each block. */
  public MapStrides ofEach(long first, long count) {
    return part(4, first, count);
  }

  private MapStrides part(int dimension, long first, long count) {
    long[] fewer = shape.clone();
    long[] later = start.clone();
    fewer[dimension] = count;
    later[dimension] += first;
    return new MapStrides(precision, fewer, strides, later, block);
  }

  /** Every n-th row and column, from the first. */
  public MapStrides everyNth(int n) {
    long[] fewer = shape.clone();
    long[] wider = strides.clone();
    for (int i = 2; i < 4; i++) {
      fewer[i] = (shape[i] + n - 1) / n;
      wider[i] = strides[i] * n;
    }
    return new MapStrides(precision, fewer, wider, start, block);
  }

  /**
   * The same memory described as {@code [N, C, H, W]} with the channels last, if they all lie in
   * one block.
   */
  public static Optional<Layout> channelsLast(Layout layout) {
    if (!fit(layout)) {
      return Optional.empty();
    }
    MapStrides maps = of(layout);
    if (maps.block == 1 || maps.block != layout.shape()[1]) {
      return Optional.empty();
    }
    long[] strides = Arrays.copyOf(maps.strides, 4);
    strides[1] = 1;
    return Optional.of(Layout.strided(layout.natives(), maps.precision, layout.shape(), strides));
  }

  public Layout layout(Natives natives) {
    return Layout.strided(natives, precision, shape, strides, start);
  }
}
