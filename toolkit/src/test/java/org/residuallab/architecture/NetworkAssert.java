package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions in the paper's words. */
final class NetworkAssert extends AbstractAssert<NetworkAssert, Network> {

  private NetworkAssert(Network actual) {
    super(actual, NetworkAssert.class);
  }

  static NetworkAssert assertThat(Architecture architecture) {
    return assertThat(architecture.network());
  }

  static NetworkAssert assertThat(Network network) {
    return new NetworkAssert(network).as(network.name());
  }

  /** The paper's depth: convolutions and fully connected layers, without the shortcuts' own. */
  NetworkAssert hasDepth(int expected) {
    Assertions.assertThat(mainPath(actual).stream().filter(NetworkAssert::isWeighted).count())
        .as("weighted layers of %s", actual.name())
        .isEqualTo(expected);
    return this;
  }

  /** Output size of a stage, or of a layer. */
  NetworkAssert hasOutput(String stageOrLayer, Shape expected) {
    Shape output =
        actual.nodes().stream()
            .filter(node -> (node.name() + ".").startsWith(stageOrLayer + "."))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new AssertionError("no " + stageOrLayer + " in " + actual.nodes()))
            .output();
    Assertions.assertThat(output).as("output of %s", stageOrLayer).isEqualTo(expected);
    return this;
  }

  /** The layers that halve the maps on the main path, and no others. */
  NetworkAssert halvesAt(String... layers) {
    Assertions.assertThat(
            mainPath(actual).stream().filter(node -> stride(node.layer()) == 2).map(Node::name))
        .containsExactly(layers);
    Assertions.assertThat(mainPath(actual)).allMatch(node -> stride(node.layer()) <= 2);
    return this;
  }

  /** How many layers there are of a kind, on shortcuts too. */
  NetworkAssert has(int count, Predicate<Node> kind) {
    Assertions.assertThat(actual.nodes().stream().filter(kind)).hasSize(count);
    return this;
  }

  /** The layers from the image to the classifier, following the residual branches. */
  static List<Node> mainPath(Network network) {
    Map<String, Node> nodes =
        network.nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
    List<Node> path = new ArrayList<>();
    Node node = network.nodes().get(network.nodes().size() - 1);
    while (node != null) {
      path.add(node);
      // An addition reads the residual branch first; the image is no node.
      node = nodes.get(node.inputs().get(0));
    }
    Collections.reverse(path);
    return path;
  }

  static boolean isWeighted(Node node) {
    return node.layer() instanceof Layer.Convolution
        || node.layer() instanceof Layer.FullyConnected
        || node.layer() instanceof Layer.Classifier;
  }

  private static int stride(Layer layer) {
    if (layer instanceof Layer.Convolution convolution) {
      return convolution.stride();
    }
    return layer instanceof Layer.MaxPooling pooling ? pooling.stride() : 1;
  }
}
