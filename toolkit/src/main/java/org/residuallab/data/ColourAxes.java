package org.residuallab.data;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The principal axes of a set's colours: eigenvectors and eigenvalues of the covariance of red,
 * green and blue over all its pixels, values from 0 to 1.
 *
 * <p>The augmentation of Krizhevsky, Sutskever and Hinton (2012, section 4.1) adds to each pixel
 * the sum of these axes, each times its eigenvalue and a normal number of deviation 0.1 that is
 * drawn once an image. That has units; the paper does not give them. With values from 0 to 1 a
 * usual shift is of one to five grey levels.
 *
 * @param eigenvalues the largest first
 * @param axes unit vectors of red, green and blue, in the same order; the largest number of each is
 *     positive
 */
record ColourAxes(List<Double> eigenvalues, List<List<Double>> axes) {

  private static final int COLOURS = 3;
  private static final double WHITE = 255;

  /** So many say it well enough: with more, only every so-manieth is looked at. */
  private static final int MOST_IMAGES = 10_000;

  ColourAxes {
    eigenvalues = List.copyOf(eigenvalues);
    axes = List.copyOf(axes);
  }

  /**
   * @param images of three colours
   */
  static ColourAxes of(ImageSet images) {
    return of(covariance(images));
  }

  /** Deviations of red, green and blue over the same pixels, values from 0 to 255. */
  static List<Float> deviations(ImageSet images) {
    double[][] covariance = covariance(images);
    return IntStream.range(0, COLOURS)
        .mapToObj(c -> (float) (WHITE * Math.sqrt(covariance[c][c])))
        .toList();
  }

  private static double[][] covariance(ImageSet images) {
    int step = (images.size() + MOST_IMAGES - 1) / MOST_IMAGES;
    int looked = (images.size() + step - 1) / step;
    int plane = images.shape().height() * images.shape().width();
    // Sums of whole numbers are exact, whichever thread adds them.
    long[] sums =
        IntStream.range(0, looked)
            .parallel()
            .mapToObj(i -> sums(ImageBytes.of(images, i * step), plane))
            .reduce(new long[COLOURS + COLOURS * COLOURS], ColourAxes::plus);
    double count = (double) looked * plane;
    double[][] covariance = new double[COLOURS][COLOURS];
    for (int a = 0; a < COLOURS; a++) {
      for (int b = 0; b < COLOURS; b++) {
        double product = sums[COLOURS + a * COLOURS + b] / count;
        double means = (sums[a] / count) * (sums[b] / count);
        covariance[a][b] = (product - means) / (WHITE * WHITE);
      }
    }
    return covariance;
  }

  static ColourAxes of(double[][] covariance) {
    EigenDecomposition found = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
    return new ColourAxes(
        IntStream.range(0, COLOURS).mapToObj(found::getRealEigenvalue).toList(),
        IntStream.range(0, COLOURS)
            .mapToObj(k -> upright(found.getEigenvector(k).toArray()))
            .toList());
  }

  /** An axis has two directions; the one is taken in which its largest number is positive. */
  private static List<Double> upright(double[] axis) {
    double largest = 0;
    for (double each : axis) {
      largest = Math.abs(each) > Math.abs(largest) ? each : largest;
    }
    double sign = Math.signum(largest);
    return IntStream.range(0, COLOURS).mapToObj(c -> sign * axis[c]).toList();
  }

  private static long[] sums(ImageBytes image, int plane) {
    long[] sums = new long[COLOURS + COLOURS * COLOURS];
    for (int k = 0; k < plane; k++) {
      for (int a = 0; a < COLOURS; a++) {
        int value = image.value(a * plane + k);
        sums[a] += value;
        for (int b = 0; b < COLOURS; b++) {
          sums[COLOURS + a * COLOURS + b] += (long) value * image.value(b * plane + k);
        }
      }
    }
    return sums;
  }

  private static long[] plus(long[] left, long[] right) {
    return IntStream.range(0, left.length).mapToLong(k -> left[k] + right[k]).toArray();
  }

  /**
   * What is added to red, green and blue, in grey levels of 255.
   *
   * @param draws one number an axis, normal with deviation 0.1
   */
  float[] shift(double[] draws) {
    float[] shift = new float[COLOURS];
    for (int c = 0; c < COLOURS; c++) {
      double sum = 0;
      for (int k = 0; k < COLOURS; k++) {
        sum += axes.get(k).get(c) * draws[k] * eigenvalues.get(k);
      }
      shift[c] = (float) (WHITE * sum);
    }
    return shift;
  }
}
