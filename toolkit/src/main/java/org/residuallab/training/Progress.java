package org.residuallab.training;

import java.time.Duration;
import java.util.List;
import org.residuallab.run.Metrics;

/**
 * How far a run is.
 *
 * @param run its name
 * @param network {@code resnet-56}
 * @param iterations mini-batches in all
 * @param metrics every iteration until now; a live view that grows
 * @param imagesPerSecond training images a second over the last few seconds, tests left out
 * @param left estimated time until the end
 */
public record Progress(
    String run,
    String network,
    int iterations,
    List<Metrics> metrics,
    double imagesPerSecond,
    Duration left) {

  /** The iteration just done. */
  public Metrics last() {
    return metrics.get(metrics.size() - 1);
  }
}
