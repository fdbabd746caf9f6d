package org.residuallab.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.model.Parameter;

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
        String name = Parameter.WEIGHTS.of(node.name());
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
    float[] trained = weights.dup('c').data().asFloat();
    float[] drawn = new float[trained.length];
    // Deeplearning4j has [out, in, kh, kw], but [in, out] of a fully connected layer.
    boolean convolution = weights.rank() == 4;
    int filters = Math.toIntExact(weights.size(convolution ? 0 : 1));
    int length = trained.length / filters;
    for (int f = 0; f < filters; f++) {
      int first = convolution ? f * length : f;
      draw(trained, drawn, first, convolution ? 1 : filters, length, random);
    }
    return Nd4j.createFromArray(drawn).reshape('c', weights.shape());
  }

  // One filter, whose values stand a step apart.
  private static void draw(
      float[] trained, float[] drawn, int first, int step, int length, Random random) {
    double own = 0;
    double other = 0;
    for (int i = 0; i < length; i++) {
      int place = first + i * step;
      drawn[place] = (float) random.nextGaussian();
      own += (double) trained[place] * trained[place];
      other += (double) drawn[place] * drawn[place];
    }
    float scale = (float) Math.sqrt(own / other);
    for (int i = 0; i < length; i++) {
      drawn[first + i * step] *= scale;
    }
  }
}
