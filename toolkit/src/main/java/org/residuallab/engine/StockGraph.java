package org.residuallab.engine;

import java.io.Serial;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A graph whose layers are Deeplearning4j's, with or without their helpers. Public because
 * Deeplearning4j clones graphs by reflection.
 */
public final class StockGraph extends EngineGraph {

  private static final long serialVersionUID = 1;

  private final boolean helped;

  private StockGraph(ComputationGraph original, int threads, boolean helped) {
    super(original, threads);
    this.helped = helped;
    if (helped) {
      OnednnLayers.attach(this);
    }
  }

  static StockGraph of(ComputationGraph original, int threads, boolean helped) {
    StockGraph graph = new StockGraph(original, threads, helped);
    graph.continueFrom(original);
    return graph;
  }

  @Override
  ComputePath path() {
    return helped ? ComputePath.DEEPLEARNING4J_ONEDNN : ComputePath.DEEPLEARNING4J;
  }

  @Override
  public StockGraph clone() {
    return of(super.clone(), threads(), helped);
  }

  @Serial
  private Object readResolve() {
    return of(this, threads(), helped);
  }
}
