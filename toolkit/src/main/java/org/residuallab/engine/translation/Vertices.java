package org.residuallab.engine.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/** A graph's layers and vertices by name: what each is, what it reads, and who reads it. */
final class Vertices {

  private final ComputationGraph graph;
  private final boolean joining;
  private final Map<String, Set<String>> readers = new HashMap<>();

  /**
   * Of that graph.
   *
   * @param joining whether a vertex may be computed together with the one before it; otherwise
   *     every vertex keeps an output of its own
   */
  public Vertices(ComputationGraph graph, boolean joining) {
    this.graph = graph;
    this.joining = joining;
    graph
        .getConfiguration()
        .getVertexInputs()
        .forEach(
            (name, inputs) ->
                inputs.forEach(
                    input -> readers.computeIfAbsent(input, i -> new LinkedHashSet<>()).add(name)));
  }

  /** In an order in which every vertex follows its inputs; the network's inputs left out. */
  public List<String> inOrder() {
    List<String> names = new ArrayList<>();
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      if (graph.getConfiguration().getVertices().containsKey(name)) {
        names.add(name);
      }
    }
    return names;
  }

  GraphVertex vertex(String name) {
    return graph.getConfiguration().getVertices().get(name);
  }

  /** The configuration of a layer, empty for other vertices. */
  public Optional<Layer> layer(String name) {
    return vertex(name) instanceof LayerVertex vertex
        ? Optional.of(vertex.getLayerConf().getLayer())
        : Optional.empty();
  }

  /** What makes rows of the maps before a layer. */
  Optional<CnnToFeedForwardPreProcessor> flattening(String name) {
    return vertex(name) instanceof LayerVertex layer
            && layer.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flattening
        ? Optional.of(flattening)
        : Optional.empty();
  }

  public List<String> inputs(String name) {
    return graph.getConfiguration().getVertexInputs().get(name);
  }

  Set<String> readers(String name) {
    return readers.getOrDefault(name, Set.of());
  }

  /** The only vertex that reads this one, if it is the only one and may be joined to it. */
  Optional<String> soleReader(String name) {
    return joining && readers(name).size() == 1
        ? Optional.of(readers(name).iterator().next())
        : Optional.empty();
  }

  /** The rectifier that alone reads this vertex. */
  public Optional<String> rectifier(String name) {
    return soleReader(name).filter(this::isRectifier);
  }

  boolean isRectifier(String name) {
    return layer(name).orElse(null) instanceof ActivationLayer layer
        && isRelu(layer.getActivationFn());
  }

  boolean isAddition(String name) {
    return vertex(name) instanceof ElementWiseVertex vertex
        && vertex.getClass() == ElementWiseVertex.class
        && vertex.getOp() == ElementWiseVertex.Op.Add
        && inputs(name).size() == 2;
  }

  boolean isOutput(String name) {
    return graph.getConfiguration().getNetworkOutputs().contains(name);
  }

  boolean isNormalization(String name) {
    return layer(name).orElse(null) instanceof BatchNormalization;
  }

  /** The configuration of a vertex that is a normalisation. */
  BatchNormalization normalization(String name) {
    return (BatchNormalization) layer(name).orElseThrow();
  }

  boolean isClassifier(String name) {
    return layer(name).orElse(null) instanceof OutputLayer;
  }

  /** {@code max(x, 0)} and none of its relatives. */
  static boolean isRelu(IActivation function) {
    return function.getClass() == ActivationReLU.class && function.equals(new ActivationReLU());
  }

  static boolean isIdentity(IActivation function) {
    return function.getClass() == ActivationIdentity.class;
  }
}
