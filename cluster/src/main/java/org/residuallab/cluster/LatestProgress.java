package org.residuallab.cluster;

import org.apache.spark.util.AccumulatorV2;

/**
 * The progress of a run, which Spark brings from its worker every few seconds: with what it asks a
 * worker anyway, to know that it lives.
 */
final class LatestProgress extends AccumulatorV2<CellProgress, CellProgress> {

  private static final long serialVersionUID = 1;

  /** Another thread than that of the training sends it. */
  private volatile CellProgress latest;

  @Override
  public boolean isZero() {
    return latest == null;
  }

  @Override
  public AccumulatorV2<CellProgress, CellProgress> copy() {
    LatestProgress copy = new LatestProgress();
    copy.latest = latest;
    return copy;
  }

  @Override
  public void reset() {
    latest = null;
  }

  @Override
  public void add(CellProgress progress) {
    latest = progress;
  }

  @Override
  public void merge(AccumulatorV2<CellProgress, CellProgress> other) {
    if (!other.isZero()) {
      latest = other.value();
    }
  }

  @Override
  public CellProgress value() {
    return latest;
  }
}
