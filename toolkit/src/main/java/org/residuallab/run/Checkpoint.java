package org.residuallab.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * All that a run goes on from, as after its last whole iteration. The order of the images, their
 * augmentation and dropout are functions of the seed and the iteration; the warm-up follows from
 * the errors in the metrics.
 *
 * @param inputs of the run it is of; empty in checkpoints of earlier versions
 * @param graph parameters and velocity
 * @param metrics every iteration done, unrounded
 * @param best parameters, where images are held out and their error was measured
 * @param tables of the probes, by the names of their files
 * @param nanos wall time spent so far
 */
public record Checkpoint(
    RunInputs inputs,
    GraphState graph,
    List<Metrics> metrics,
    Optional<BestParameters> best,
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

  /**
   * Makes sure that a run can go on from it.
   *
   * @throws IllegalArgumentException saying why not
   */
  public void requireOf(RunPlan plan, ComputationGraph graph) {
    if (!this.graph.fits(graph) || (best.isPresent() && !best.get().fit(graph))) {
      throw refusal(plan, "is of another network");
    }
    if (plan.recipe().heldOut() > 0
        && metrics.stream()
            .anyMatch(row -> row.testError().isPresent() && row.validationError().isEmpty())) {
      throw refusal(
          plan,
          "is of an earlier version, which watched the test images though others were held out");
    }
  }

  private static IllegalArgumentException refusal(RunPlan plan, String fault) {
    return new IllegalArgumentException(
        "the checkpoint of %s %s; remove the run's folder to begin anew"
            .formatted(plan.name(), fault));
  }
}
