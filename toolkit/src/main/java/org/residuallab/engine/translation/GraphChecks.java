package org.residuallab.engine.translation;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.residuallab.engine.onednn.FloatMemory;

/** Refuses graphs of which the operators do not compute all that the configuration asks for. */
public final class GraphChecks {

  private GraphChecks() {}

  /** Whether a layer is frozen: by the configuration, or since. */
  public static boolean hasFrozenLayers(ComputationGraph graph) {
    return Arrays.stream(graph.getVertices())
        .anyMatch(vertex -> vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer);
  }

  /** What is not known about a graph, in words that end a sentence; empty if nothing. */
  public static Optional<String> obstacle(ComputationGraph graph) {
    if (graph.getNumInputArrays() != 1 || graph.getNumOutputArrays() != 1) {
      return Optional.of("more than one input or output");
    }
    if (graph.params().dataType() != DataType.FLOAT) {
      return Optional.of("numbers other than 32-bit floats");
    }
    if (!FloatMemory.isDense(graph.params())) {
      return Optional.of("parameters with gaps between them");
    }
    if (graph.getConfiguration().getBackpropType() != BackpropType.Standard) {
      return Optional.of("truncated backpropagation");
    }
    if (graph.conf().getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT) {
      return Optional.of("an optimiser that searches along lines");
    }
    if (hasFrozenLayers(graph)) {
      return Optional.of("frozen layers");
    }
    try {
      new LayerChecks(new Vertices(graph, true)).accept();
      return Optional.empty();
    } catch (UnsupportedLayerException e) {
      return Optional.of(e.getMessage());
    }
  }
}
