package org.residuallab.engine;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Models;

/** A process that takes one step on all cores, and says what it took. */
final class OneStep {

  private OneStep() {}

  public static void main(String[] arguments) {
    ComputationGraph graph =
        Engine.open(
            Models.build(Networks.named("resnet-8").network(), 1), EngineSettings.fastest());
    graph.fit(SmallGraphs.batch(8, 3, 32, 32, 10, 1));
    System.out.println("a step by " + Engine.describe(graph).path());
  }
}
