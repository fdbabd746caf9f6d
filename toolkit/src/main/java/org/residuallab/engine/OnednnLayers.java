package org.residuallab.engine;

import java.util.Arrays;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's own layers on oneDNN. They exist in M2.1 but are off by default, and a class
 * that they ask about has moved: {@code org.nd4j.nativeblas.Nd4jCpu} in this project stands in.
 */
final class OnednnLayers {

  private OnednnLayers() {}

  /** A graph with the helpers, sharing the parameters; layers take them when they are made. */
  static ComputationGraph attach(ComputationGraph original) {
    String before = System.getProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY);
    System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "false");
    try {
      ComputationGraph graph = new ComputationGraph(original.getConfiguration());
      graph.init(original.params(), false);
      if (original.getUpdater(false) != null) {
        INDArray state = original.updaterState();
        if (state != null) {
          graph.getUpdater().setStateViewArray(state.dup());
        }
      }
      graph.setListeners(original.getListeners());
      return graph;
    } finally {
      if (before == null) {
        System.clearProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY);
      } else {
        System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, before);
      }
    }
  }

  static boolean areAttached(ComputationGraph graph) {
    return Arrays.stream(graph.getLayers()).anyMatch(layer -> layer.getHelper() != null);
  }
}
