package org.residuallab.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.run.Best;
import org.residuallab.run.BestParameters;

/** The network of a run that made the fewest errors on the images held out. */
public final class BestNetwork implements AutoCloseable {

  private final BestParameters parameters;
  private final ComputationGraph graph;
  private final Measurements measurements;

  /**
   * @param graph of the same network; it is closed with this
   */
  BestNetwork(BestParameters parameters, ComputationGraph graph, Measurements measurements) {
    this.parameters = parameters;
    this.graph = graph;
    this.measurements = measurements;
    parameters.applyTo(graph);
  }

  ComputationGraph graph() {
    return graph;
  }

  /** What a record says of it, with its error on the test images, which is measured here. */
  public Best measured() {
    return parameters.stated(measurements.testError(graph));
  }

  @Override
  public void close() {
    graph.close();
  }
}
