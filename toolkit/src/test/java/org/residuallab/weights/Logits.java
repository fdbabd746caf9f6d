package org.residuallab.weights;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The scores before the softmax, which our graphs do not give. */
final class Logits {

  private Logits() {}

  /** {@code [N, classes]}, from what the classifier reads. */
  static INDArray of(ComputationGraph graph, INDArray images) {
    String classifier = graph.getConfiguration().getNetworkOutputs().get(0);
    String before = graph.getConfiguration().getVertexInputs().get(classifier).get(0);
    INDArray read = graph.feedForward(images, false).get(before);
    INDArray weights = graph.getParam(classifier + "_W");
    INDArray biases = graph.getParam(classifier + "_b");
    return read.reshape(images.size(0), weights.size(0))
        .mmul(weights)
        .addRowVector(biases.reshape(1, biases.length()));
  }

  /** The largest difference, measured against the largest of the expected. */
  static double difference(double[][] expected, double[][] actual) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Arrays.stream(expected[i]).map(Math::abs).max().orElseThrow());
      for (int j = 0; j < expected[i].length; j++) {
        difference = Math.max(difference, Math.abs(expected[i][j] - actual[i][j]));
      }
    }
    return difference / largest;
  }
}
