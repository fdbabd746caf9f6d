package org.residuallab.probe;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** At which iterations a probe looks. */
final class Sampling {

  private Sampling() {}

  static int requirePositive(int every) {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a probe looks every 1 or more iterations, not every " + every);
    }
    return every;
  }

  /** Whether that iteration is the first, or a whole number of intervals after it. */
  static boolean isDue(int iteration, int every) {
    return (iteration - 1) % every == 0;
  }

  /** The iteration that is going on, from 1. */
  static int iteration(ComputationGraph graph) {
    // The configuration keeps the count that is stored with a model; a resumed run goes on with it.
    return graph.getConfiguration().getIterationCount() + 1;
  }

  static ComputationGraph graph(Model model) {
    if (model instanceof ComputationGraph graph) {
      return graph;
    }
    throw new IllegalArgumentException(
        "probes listen to a ComputationGraph, not to a " + model.getClass().getSimpleName());
  }
}
