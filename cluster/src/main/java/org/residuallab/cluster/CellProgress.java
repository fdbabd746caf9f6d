package org.residuallab.cluster;

import java.io.Serializable;
import org.residuallab.training.Progress;

/**
 * How far a run is on its worker.
 *
 * @param iterations done
 * @param imagesPerSecond training images a second over the last few seconds
 */
record CellProgress(int iterations, double imagesPerSecond) implements Serializable {

  static CellProgress of(Progress progress) {
    return new CellProgress(progress.metrics().size(), progress.imagesPerSecond());
  }
}
