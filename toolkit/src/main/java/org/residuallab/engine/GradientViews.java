package org.residuallab.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.residuallab.engine.onednn.FloatMemory;

/** The flat gradient cut into one array a parameter, under Deeplearning4j's names. */
final class GradientViews {

  private final INDArray flat;
  private final Map<String, INDArray> views = new LinkedHashMap<>();

  GradientViews(ComputationGraph graph) {
    flat = graph.getFlattenedGradients();
    INDArray row = flat.reshape(flat.length());
    FloatMemory parameters = FloatMemory.of(graph.params());
    graph
        .paramTable()
        .forEach(
            (name, parameter) -> {
              long place = parameter.data().addressPointer().address();
              long offset = (place - parameters.address()) / Float.BYTES;
              views.put(
                  name,
                  row.get(NDArrayIndex.interval(offset, offset + parameter.length()))
                      .reshape(parameter.ordering(), parameter.shape()));
            });
  }

  boolean show(INDArray array) {
    return flat == array;
  }

  Gradient gradient() {
    Gradient gradient = new DefaultGradient(flat);
    views.forEach((name, view) -> gradient.setGradientFor(name, view, view.ordering()));
    return gradient;
  }
}
