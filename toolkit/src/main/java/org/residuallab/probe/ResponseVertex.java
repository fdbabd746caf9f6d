package org.residuallab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Where a 3x3 layer's response stands: "the outputs of each 3x3 layer, after BN and before other
 * nonlinearity (ReLU/addition)" (section 4.2).
 *
 * @param layer the convolution
 * @param vertex the normalisation that reads it; the convolution itself where there is none
 * @param normalization that normalisation's configuration
 */
record ResponseVertex(String layer, String vertex, Optional<BatchNormalization> normalization) {

  /**
   * All of a graph's, from the input on.
   *
   * @throws IllegalArgumentException if it has no 3x3 convolution
   */
  static List<ResponseVertex> of(ComputationGraph graph) {
    ComputationGraphConfiguration configuration = graph.getConfiguration();
    Map<String, String> normalizations =
        configuration.getVertexInputs().entrySet().stream()
            .filter(entry -> layer(configuration, entry.getKey()) instanceof BatchNormalization)
            .collect(
                Collectors.toMap(
                    entry -> entry.getValue().get(0), Map.Entry::getKey, (first, second) -> first));
    List<ResponseVertex> found =
        names(graph)
            .filter(name -> isThreeByThree(layer(configuration, name)))
            .map(name -> of(configuration, name, normalizations.get(name)))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "the network has no 3x3 layers whose responses to measure");
    }
    return found;
  }

  private static ResponseVertex of(
      ComputationGraphConfiguration configuration, String name, String normalization) {
    return normalization == null
        ? new ResponseVertex(name, name, Optional.empty())
        : new ResponseVertex(
            name,
            normalization,
            Optional.of((BatchNormalization) layer(configuration, normalization)));
  }

  private static Stream<String> names(ComputationGraph graph) {
    return Arrays.stream(graph.topologicalSortOrder())
        .mapToObj(index -> graph.getVertices()[index].getVertexName());
  }

  private static Layer layer(ComputationGraphConfiguration configuration, String name) {
    return configuration.getVertices().get(name) instanceof LayerVertex vertex
        ? vertex.getLayerConf().getLayer()
        : null;
  }

  private static boolean isThreeByThree(Layer layer) {
    return layer instanceof ConvolutionLayer convolution
        && Arrays.equals(convolution.getKernelSize(), new int[] {3, 3});
  }
}
