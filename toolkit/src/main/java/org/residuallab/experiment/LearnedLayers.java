package org.residuallab.experiment;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.model.Parameter;

/**
 * "The other layers are copied from the learned shallower model" (section 1).
 *
 * @param shallow what was learned
 * @param trained its graph, which stays as it is
 */
record LearnedLayers(Network shallow, ComputationGraph trained) {

  /**
   * Copies them into a deeper network's graph.
   *
   * @throws IllegalArgumentException if the trained graph is another network's
   */
  void copyTo(ComputationGraph deep) {
    requireWhole(deep);
    requireSums();
    copyParameters(deep);
  }

  /** Its parameters do not tell a plain network from its residual twin. */
  private void requireSums() {
    Set<String> sums =
        Arrays.stream(trained.getVertices())
            .filter(ElementWiseVertex.class::isInstance)
            .map(GraphVertex::getVertexName)
            .collect(Collectors.toSet());
    Set<String> own =
        shallow.nodes().stream()
            .filter(node -> node.layer() instanceof Layer.Addition)
            .map(Node::name)
            .collect(Collectors.toSet());
    if (!sums.equals(own)) {
      throw new IllegalArgumentException(
          "the graph is not a %s: it adds %d times, not %d"
              .formatted(shallow.name(), sums.size(), own.size()));
    }
  }

  private void requireWhole(ComputationGraph graph) {
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      String name = nameOf(layer);
      for (String key : layer.paramTable().keySet()) {
        String parameter = Parameter.ofKey(key).of(name);
        if (isOfShallow(name) && !trained.paramTable().containsKey(parameter)) {
          throw new IllegalArgumentException(
              "the graph is not a %s: it has no %s".formatted(shallow.name(), parameter));
        }
      }
    }
  }

  private boolean isOfShallow(String layer) {
    return shallow.nodes().stream().anyMatch(node -> node.name().equals(layer));
  }

  private static String nameOf(org.deeplearning4j.nn.api.Layer layer) {
    return layer.conf().getLayer().getLayerName();
  }

  private void copyParameters(ComputationGraph graph) {
    for (org.deeplearning4j.nn.api.Layer layer : trained.getLayers()) {
      String name = nameOf(layer);
      layer
          .paramTable()
          .forEach((key, value) -> copy(value, graph, name, Parameter.ofKey(key).of(name)));
    }
  }

  private void copy(INDArray value, ComputationGraph graph, String layer, String parameter) {
    INDArray place = graph.paramTable().get(parameter);
    if (!isOfShallow(layer) || !Arrays.equals(place.shape(), value.shape())) {
      throw new IllegalArgumentException(
          "the graph is not a %s: it has %s %s"
              .formatted(shallow.name(), parameter, Arrays.toString(value.shape())));
    }
    place.assign(value);
  }
}
