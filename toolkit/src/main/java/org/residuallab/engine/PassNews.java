package org.residuallab.engine;

import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tells a graph's listeners, as Deeplearning4j would, of a pass that it did not compute. */
final class PassNews {

  private PassNews() {}

  /** Forwards and backwards; activations are computed only for a listener that reads them. */
  static void tell(FastGraph graph, INDArray probabilities, BatchArrays batch) {
    if (graph.getListeners().isEmpty()) {
      return;
    }
    String output = graph.getConfiguration().getNetworkOutputs().get(0);
    try (LazyActivations activations =
        new LazyActivations(output, probabilities, () -> graph.activations(true, batch))) {
      for (TrainingListener listener : graph.getListeners()) {
        listener.onForwardPass(graph, activations);
      }
    }
    for (TrainingListener listener : graph.getListeners()) {
      listener.onBackwardPass(graph);
    }
  }
}
