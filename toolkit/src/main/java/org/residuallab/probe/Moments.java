package org.residuallab.probe;

/** Count, mean and sum of squared distances from it, batch by batch (Chan et al., 1979). */
final class Moments {
  private long count;
  private double mean;
  private double squares;

  void add(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    double ownMean = sum / values.length;
    double ownSquares = 0;
    for (float value : values) {
      ownSquares += (value - ownMean) * (value - ownMean);
    }
    double distance = ownMean - mean;
    long total = count + values.length;
    squares += ownSquares + distance * distance * count * values.length / total;
    mean += distance * values.length / total;
    count = total;
  }

  double deviation() {
    return Math.sqrt(squares / count);
  }
}
