package org.residuallab.experiment;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;

/** Numbers with which layers of a model do nothing. */
final class DoingNothing {

  private DoingNothing() {}

  /**
   * Of a convolution {@code [out, in, kh, kw]}: a 1 in the middle of the kernel from each channel
   * to itself. With a stride it keeps every stride-th row and column, and where channels are added
   * the new ones are zero: what option A does.
   */
  static void passOn(ComputationGraph graph, Node convolution) {
    INDArray weights = graph.getParam(convolution.name() + "_W");
    weights.assign(0);
    for (int c = 0; c < Math.min(weights.size(0), weights.size(1)); c++) {
      weights.putScalar(new long[] {c, c, weights.size(2) / 2, weights.size(3) / 2}, 1);
    }
    clear(graph, convolution, "b");
  }

  /** Of the last layer before a sum, a convolution or a normalisation: it adds zeros. */
  static void addNothing(ComputationGraph graph, Node last) {
    List<String> parameters =
        last.place().role().kind() == Role.Kind.NORMALIZATION
            ? List.of("gamma", "beta")
            : List.of("W", "b");
    parameters.forEach(each -> clear(graph, last, each));
  }

  // A convolution before a normalisation has no bias.
  private static void clear(ComputationGraph graph, Node node, String parameter) {
    INDArray values = graph.paramTable().get(node.name() + "_" + parameter);
    if (values != null) {
      values.assign(0);
    }
  }
}
