package org.residuallab.engine;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** Chooses the path on which a graph computes. */
public final class Engine {

  private Engine() {}

  public static ComputationGraph accelerate(ComputationGraph graph) {
    return FastGraph.of(graph);
  }

  public static EngineDescription describe(ComputationGraph graph) {
    return new EngineDescription(
        "residual-lab",
        Onednn.library().version(),
        Onednn.library().instructionSet().toString(),
        2);
  }
}
