package org.residuallab.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;

/**
 * A random direction in the space of a network's parameters, filter-normalised (Li et al., 2018,
 * section 4): each of its filters has the length that this filter of the network has. Biases and
 * the numbers of normalisations do not move along it.
 */
final class FilterDirection {

  private FilterDirection() {}

  /**
   * Draws one.
   *
   * @param graph with the trained parameters, which it has afterwards too
   * @return as long as the graph's flat parameters
   */
  static INDArray draw(ComputationGraph graph, Network network, Random random) {
    Map<String, INDArray> drawn = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      if (node.place().role().kind().isWeighted()) {
        String name = node.name() + "_W";
        drawn.put(name, like(graph.getParam(name), random));
      }
    }
    try (INDArray trained = graph.params().dup()) {
      graph.params().assign(0);
      drawn.forEach((name, values) -> graph.getParam(name).assign(values));
      INDArray direction = graph.params().dup();
      graph.params().assign(trained);
      return direction;
    }
  }

  private static INDArray like(INDArray weights, Random random) {
    INDArray direction = Nd4j.create(DataType.FLOAT, weights.shape());
    for (long f = 0; f < filters(weights); f++) {
      INDArray filter = filter(weights, f);
      float[] values = new float[Math.toIntExact(filter.length())];
      double square = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
        square += (double) values[i] * values[i];
      }
      float length = (float) (filter.norm2Number().doubleValue() / Math.sqrt(square));
      for (int i = 0; i < values.length; i++) {
        values[i] *= length;
      }
      filter(direction, f).assign(Nd4j.createFromArray(values).reshape(filter.shape()));
    }
    return direction;
  }

  private static long filters(INDArray weights) {
    return weights.size(isConvolution(weights) ? 0 : 1);
  }

  private static INDArray filter(INDArray weights, long number) {
    return isConvolution(weights)
        ? weights.get(NDArrayIndex.point(number))
        : weights.getColumn(number);
  }

  // Deeplearning4j has [out, in, kh, kw], but [in, out] of a fully connected layer.
  private static boolean isConvolution(INDArray weights) {
    return weights.rank() == 4;
  }
}
