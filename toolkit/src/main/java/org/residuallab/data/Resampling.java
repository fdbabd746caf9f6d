package org.residuallab.data;

import java.util.Arrays;
import org.residuallab.architecture.Shape;

/**
 * Bilinear interpolation with antialiasing: each new value is a weighted mean of the old ones under
 * a triangle around its place, which is two pixels wide, or two new pixels where the image becomes
 * smaller. First along the rows, then along the columns, in floats, rounded once at the end.
 *
 * <p>PIL's {@code BILINEAR} takes the same weights and rounds after the rows too: values differ
 * from it by 1 at most.
 */
final class Resampling {

  /** Which old values make up a new one: from {@code first} on, with these weights. */
  private static final class Tap {
    private final int first;
    private final float[] weights;

    Tap(int first, float[] weights) {
      this.first = first;
      this.weights = weights;
    }

    float of(float[] line) {
      float sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * line[first + k];
      }
      return sum;
    }

    /** The same of many lines at once, each of which is a column of the rows from that one on. */
    void sums(float[][] rows, int from, float[] sums) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < weights.length; k++) {
        float weight = weights[k];
        float[] row = rows[from + k];
        for (int x = 0; x < sums.length; x++) {
          sums[x] += weight * row[x];
        }
      }
    }
  }

  private Resampling() {}

  /**
   * An image in another size.
   *
   * @param pixels unsigned bytes {@code [C, H, W]} of that shape
   * @return unsigned bytes {@code [C, height, width]}
   */
  static byte[] resize(byte[] pixels, Shape shape, int height, int width) {
    return window(pixels, shape, taps(shape.height(), height), taps(shape.width(), width));
  }

  /**
   * A square of an image in another size: no more than that is computed.
   *
   * @param pixels unsigned bytes {@code [C, H, W]} of that shape
   * @param resized shape of the whole image in its other size
   * @return unsigned bytes {@code [C, side, side]}, from row {@code top} and column {@code left} on
   */
  static byte[] window(byte[] pixels, Shape shape, Shape resized, int top, int left, int side) {
    Tap[] down = taps(shape.height(), resized.height());
    Tap[] across = taps(shape.width(), resized.width());
    return window(
        pixels,
        shape,
        Arrays.copyOfRange(down, top, top + side),
        Arrays.copyOfRange(across, left, left + side));
  }

  private static byte[] window(byte[] pixels, Shape shape, Tap[] down, Tap[] across) {
    int height = down.length;
    int width = across.length;
    int firstRow = down[0].first;
    int rows = down[height - 1].first + down[height - 1].weights.length - firstRow;
    byte[] resized = new byte[shape.channels() * height * width];
    float[] line = new float[shape.width()];
    float[][] narrowed = new float[rows][width];
    float[] sums = new float[width];
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < rows; y++) {
        int from = (c * shape.height() + firstRow + y) * shape.width();
        for (int x = 0; x < shape.width(); x++) {
          line[x] = pixels[from + x] & 0xff;
        }
        for (int x = 0; x < width; x++) {
          narrowed[y][x] = across[x].of(line);
        }
      }
      for (int y = 0; y < height; y++) {
        down[y].sums(narrowed, down[y].first - firstRow, sums);
        int to = (c * height + y) * width;
        for (int x = 0; x < width; x++) {
          resized[to + x] = (byte) (int) (sums[x] + 0.5); // In doubles, where the sum is exact.
        }
      }
    }
    return resized;
  }

  private static Tap[] taps(int from, int to) {
    double step = (double) from / to;
    double reach = Math.max(step, 1);
    Tap[] taps = new Tap[to];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * step;
      int first = Math.max(0, (int) Math.floor(centre - reach));
      int end = Math.min(from, (int) Math.ceil(centre + reach));
      float[] weights = new float[end - first];
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        double distance = Math.abs(first + k + 0.5 - centre) / reach;
        weights[k] = (float) Math.max(0, 1 - distance);
        sum += weights[k];
      }
      for (int k = 0; k < weights.length; k++) {
        weights[k] /= (float) sum;
      }
      taps[i] = new Tap(first, weights);
    }
    return taps;
  }
}
