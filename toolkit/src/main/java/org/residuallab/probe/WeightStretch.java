package org.residuallab.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Where one layer's weights lie in a graph's flat arrays. Biases are none, nor are a
 * normalisation's scale and shift, nor its running statistics, which Deeplearning4j keeps among the
 * parameters.
 *
 * @param layer its name
 * @param start offset of its first weight
 * @param length number of weights
 */
record WeightStretch(String layer, int start, int length) {

  /**
   * The stretches of all layers that have weights, from the input on.
   *
   * @param parameters the graph's own
   */
  static List<WeightStretch> of(ComputationGraph graph, FlatArray parameters) {
    List<WeightStretch> found = new ArrayList<>();
    for (Layer layer : graph.getLayers()) {
      org.deeplearning4j.nn.conf.layers.Layer configuration = layer.conf().getLayer();
      ParamInitializer initializer = configuration.initializer();
      layer
          .paramTable()
          .forEach(
              (key, view) -> {
                if (initializer.isWeightParam(configuration, key)) {
                  found.add(
                      new WeightStretch(
                          configuration.getLayerName(),
                          parameters.offsetOf(view),
                          Math.toIntExact(view.length())));
                }
              });
    }
    found.sort(Comparator.comparingInt(WeightStretch::start));
    return found;
  }
}
