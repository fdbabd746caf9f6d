package org.residuallab.run;

import java.util.List;
import java.util.Map;

/**
 * All that a run goes on from, as after its last whole iteration. The order of the images, their
 * augmentation and dropout are functions of the seed and the iteration; the warm-up follows from
 * the errors in the metrics.
 *
 * @param inputs of the run it is of; empty in checkpoints of earlier versions
 * @param graph parameters and velocity
 * @param metrics every iteration done, unrounded
 * @param tables of the probes, by the names of their files
 * @param nanos wall time spent so far
 */
public record Checkpoint(
    RunInputs inputs,
    GraphState graph,
    List<Metrics> metrics,
    Map<String, String> tables,
    long nanos) {

  public Checkpoint {
    metrics = List.copyOf(metrics);
    tables = Map.copyOf(tables);
  }

  /** Mini-batches done. */
  int iteration() {
    return metrics.size();
  }
}
