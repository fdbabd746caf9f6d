package org.residuallab.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;
import org.residuallab.model.Parameter;

/** Numbers with which layers of a model do nothing. */
final class DoingNothing {

  private DoingNothing() {}

  /**
   * Of a convolution {@code [out, in, kh, kw]}: a 1 in the middle of the kernel from each channel
   * to itself. With a stride it keeps every stride-th row and column, and where channels are added
   * the new ones are zero: what option A does.
   */
  static void passOn(ComputationGraph graph, Node convolution) {
    INDArray weights = Parameter.WEIGHTS.in(graph, convolution.name());
    weights.assign(0);
    for (int c = 0; c < Math.min(weights.size(0), weights.size(1)); c++) {
      weights.putScalar(new long[] {c, c, weights.size(2) / 2, weights.size(3) / 2}, 1);
    }
    clear(graph, convolution, Parameter.BIAS);
  }

  /**
   * Whether a ReLU changes something though all that is made to do nothing before it does nothing:
   * only what another ReLU gave passes it as it is.
   *
   * @param node any layer; all but ReLUs clip nothing
   * @param passesOn layers before it that do nothing
   */
  static boolean clips(Network network, Node node, Predicate<Node> passesOn) {
    if (node.place().role().kind() != Role.Kind.ACTIVATION) {
      return false;
    }
    Optional<Node> before = before(network, node);
    while (before.isPresent()
        && passesOn.test(before.get())
        && before.get().place().role().kind() != Role.Kind.ACTIVATION) {
      before = before(network, before.get());
    }
    return before.filter(DoingNothing::givesNothingBelowZero).isEmpty();
  }

  private static Optional<Node> before(Network network, Node node) {
    return network.nodes().stream()
        .filter(other -> other.name().equals(node.inputs().get(0)))
        .findFirst();
  }

  private static boolean givesNothingBelowZero(Node node) {
    Role.Kind kind = node.place().role().kind();
    return kind == Role.Kind.ACTIVATION || kind == Role.Kind.POOLING;
  }

  /** Of the last layer before a sum, a convolution or a normalisation: it adds zeros. */
  static void addNothing(ComputationGraph graph, Node last) {
    List<Parameter> parameters =
        last.place().role().kind() == Role.Kind.NORMALIZATION
            ? List.of(Parameter.SCALE, Parameter.SHIFT)
            : List.of(Parameter.WEIGHTS, Parameter.BIAS);
    parameters.forEach(each -> clear(graph, last, each));
  }

  // A convolution before a normalisation has no bias.
  private static void clear(ComputationGraph graph, Node node, Parameter parameter) {
    INDArray values = graph.paramTable().get(parameter.of(node.name()));
    if (values != null) {
      values.assign(0);
    }
  }
}
