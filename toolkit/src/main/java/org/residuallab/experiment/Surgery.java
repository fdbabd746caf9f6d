package org.residuallab.experiment;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.BlockPlace;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;

/**
 * Takes blocks out of a model by its numbers, so that the graph stays what it is. Of a residual
 * block the shortcut is left. Of a plain one nothing is: what came before it goes past as it is, or
 * where dimensions grow as option A would pass it.
 */
record Surgery(Network network) {

  /** The blocks that can be taken out, from the image on. */
  List<BlockPlace> removable() {
    return BlockPlace.in(network).stream().filter(this::isRemovable).toList();
  }

  private boolean isRemovable(BlockPlace block) {
    List<Node> nodes = block.nodes(network);
    Optional<Node> last = lastBeforeSum(nodes);
    return last.isPresent()
        ? canAddNothing(last.get())
        : nodes.stream().allMatch(this::canPassOn)
            && nodes.stream().noneMatch(node -> DoingNothing.clips(network, node, nodes::contains));
  }

  private static boolean canAddNothing(Node node) {
    Role.Kind kind = node.place().role().kind();
    return kind == Role.Kind.NORMALIZATION || kind == Role.Kind.CONVOLUTION;
  }

  private boolean canPassOn(Node node) {
    return switch (node.place().role().kind()) {
      case CONVOLUTION -> node.output().channels() >= network.inputOf(node).channels();
      case NORMALIZATION, ACTIVATION, DROPOUT -> true;
      case POOLING, FULLY_CONNECTED, PADDING, ADDITION -> false;
    };
  }

  // Of the two that a sum reads, the first is the residual function's.
  private Optional<Node> lastBeforeSum(List<Node> nodes) {
    return nodes.stream()
        .filter(node -> node.place().role().kind() == Role.Kind.ADDITION)
        .findFirst()
        .map(sum -> network.node(sum.inputs().get(0)));
  }

  /**
   * Makes a block do nothing.
   *
   * @throws IllegalArgumentException if it is not one that can
   */
  void remove(ComputationGraph graph, BlockPlace block) {
    List<Node> nodes = block.nodes(network);
    if (nodes.isEmpty() || !isRemovable(block)) {
      throw new IllegalArgumentException(
          "%s has no %s that can be taken out".formatted(network.name(), block));
    }
    Optional<Node> last = lastBeforeSum(nodes);
    if (last.isPresent()) {
      DoingNothing.addNothing(graph, last.get());
      return;
    }
    for (Node node : nodes) {
      switch (node.place().role().kind()) {
        case CONVOLUTION -> DoingNothing.passOn(graph, node);
        case NORMALIZATION ->
            IdentityNormalization.exact(node.output().channels()).writeTo(graph, node.name());
        case ACTIVATION, DROPOUT, POOLING, FULLY_CONNECTED, PADDING, ADDITION -> {}
      }
    }
  }
}
