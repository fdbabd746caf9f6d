package org.residuallab.engine.translation;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.Parameters;
import org.residuallab.engine.plan.Holdings;

/** The parameters of a graph, which Deeplearning4j may put elsewhere, for all of its plans. */
final class CurrentParameters implements AutoCloseable {

  private final ComputationGraph graph;
  private final Holdings holdings;
  private Parameters parameters;

  CurrentParameters(ComputationGraph graph) {
    this.graph = graph;
    holdings = new Holdings(graph);
  }

  /** Others than before where the arrays have moved: what was compiled for those is of no use. */
  Parameters get() {
    if (parameters == null || !parameters.areCurrent()) {
      if (parameters != null) {
        parameters.close();
      }
      parameters = new Parameters(graph, holdings);
    }
    return parameters;
  }

  @Override
  public void close() {
    holdings.close();
  }
}
