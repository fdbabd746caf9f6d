package org.residuallab.engine.translation;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.plan.Holdings;

/** The parameters of a graph, which Deeplearning4j may put elsewhere, for all of its plans. */
final class CurrentParameters implements AutoCloseable {

  private final ComputationGraph graph;
  private final boolean mayChange;
  private final Holdings holdings;
  private GraphParameters parameters;

  /**
   * @param mayChange whether anybody may still change them
   */
  CurrentParameters(ComputationGraph graph, boolean mayChange) {
    this.graph = graph;
    this.mayChange = mayChange;
    holdings = new Holdings(graph);
  }

  /** Others than before where the arrays have moved: what was compiled for those is of no use. */
  GraphParameters get() {
    if (parameters == null || !parameters.areCurrent()) {
      if (parameters != null) {
        parameters.close();
      }
      parameters = new GraphParameters(graph, holdings, mayChange);
    }
    return parameters;
  }

  @Override
  public void close() {
    holdings.close();
  }
}
