package org.residuallab.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.engine.Engine;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.probe.ChannelStatistics;

/**
 * The paper's "solution by construction" (section 1): a trained network made deeper by layers that
 * do nothing, so that its error cannot be higher. "The added layers are identity mapping, and the
 * other layers are copied from the learned shallower model."
 *
 * <p>An added residual block is the identity because the scale of its last normalisation is zero,
 * or, without normalisation, its last kernels are. An added plain layer is the identity because its
 * kernels pass each channel on, its normalisation does nothing, and its ReLU reads what another
 * ReLU gave.
 *
 * <pre>{@code
 * var shallow = CifarFamily.resnet(8).architecture().network();
 * var construction = new IdentityConstruction(shallow, CifarFamily.resnet(14).architecture().network());
 * var deep = construction.exact(Models.build(shallow, 1), Optimizer.PAPER, 1);
 * }</pre>
 *
 * @param shallow the trained network
 * @param deep the same with blocks added at the ends of its stages
 */
public record IdentityConstruction(Network shallow, Network deep) {

  /**
   * @throws IllegalArgumentException if the deep network is not the shallow one with blocks added
   *     that keep the shape of their input
   */
  public IdentityConstruction {
    for (Node node : shallow.nodes()) {
      if (deep.nodes().stream().noneMatch(other -> isCopy(node, other))) {
        throw new IllegalArgumentException(
            "%s is not %s with blocks added: it has no such layer as %s"
                .formatted(deep.name(), shallow.name(), node.name()));
      }
    }
    for (Node node : deep.nodes()) {
      if (!has(shallow, node) && node.place().role().onShortcut()) {
        throw new IllegalArgumentException(
            "%s cannot be the identity: an added block needs a shortcut without weights"
                .formatted(node.name()));
      }
      if (!has(shallow, node) && !deep.inputOf(node).equals(node.output())) {
        throw new IllegalArgumentException(
            "%s cannot be the identity: it makes %s of %s"
                .formatted(node.name(), node.output(), deep.inputOf(node)));
      }
      if (!has(shallow, node) && clips(shallow, deep, node)) {
        throw new IllegalArgumentException(
            "%s cannot be the identity: it cuts off what is below zero, which no ReLU before it did"
                .formatted(node.name()));
      }
    }
  }

  private static boolean clips(Network shallow, Network deep, Node node) {
    return addition(deep, node).isEmpty()
        && DoingNothing.clips(deep, node, before -> !has(shallow, before));
  }

  // What a layer reads may change its name: blocks are added between.
  private static boolean isCopy(Node node, Node other) {
    return other.name().equals(node.name())
        && other.layer().equals(node.layer())
        && other.output().equals(node.output());
  }

  private static boolean has(Network network, Node node) {
    return network.nodes().stream().anyMatch(other -> other.name().equals(node.name()));
  }

  /** The layers that are not in the shallow network, in order. */
  public List<Node> added() {
    return deep.nodes().stream().filter(node -> !has(shallow, node)).toList();
  }

  /** How many parameters the added layers have. */
  public long addedParameters() {
    return parameters(added());
  }

  /**
   * How many of them must have one value each, or the added layers do something: all of a plain
   * network's; of a residual block's those of the last layer before its sum, which are zero.
   */
  public long pinnedParameters() {
    return parameters(added().stream().filter(node -> !isResidual(node) || isAdded(node)).toList());
  }

  private long parameters(List<Node> layers) {
    NetworkCost cost = NetworkCost.of(deep);
    return layers.stream().mapToLong(node -> cost.layer(node.name()).parameterCount()).sum();
  }

  /**
   * The deeper network. In inference mode its outputs are the shallow one's, to the bit.
   *
   * <p>While it trains, an added plain layer is no identity: normalising with the batch's
   * statistics changes what it passes on. See {@link #steady}.
   *
   * @param trained the shallow network's graph; it stays as it is
   * @param optimizer of the deeper network
   * @param seed of the weights in added residual blocks
   * @throws IllegalArgumentException if the graph is another network's
   */
  public ComputationGraph exact(ComputationGraph trained, Optimizer optimizer, long seed) {
    return build(trained, optimizer, seed, Optional.empty());
  }

  /**
   * The deeper network, its added plain layers so scaled and shifted that they pass their input on
   * while it trains too, as nearly as one batch's statistics are those of all. In inference mode
   * its outputs are the shallow one's within the rounding of a few layers.
   *
   * @param images on which the statistics of the layers' inputs are measured
   * @throws IllegalArgumentException if the graph is another network's
   */
  public ComputationGraph steady(
      ComputationGraph trained, Optimizer optimizer, long seed, EvaluationBatches images) {
    return build(trained, optimizer, seed, Optional.of(images));
  }

  private ComputationGraph build(
      ComputationGraph trained,
      Optimizer optimizer,
      long seed,
      Optional<EvaluationBatches> images) {
    ComputationGraph graph = Models.build(deep, optimizer, Initialization.HE, seed);
    new LearnedLayers(shallow, trained).copyTo(graph);
    Map<String, ChannelStatistics> statistics =
        images.isPresent() ? ChannelStatistics.of(trained, shallow, images.get()) : Map.of();
    List<Node> added = added();
    for (Node node : added) {
      switch (node.place().role().kind()) {
        case CONVOLUTION -> convolve(graph, node);
        case NORMALIZATION -> normalize(graph, node, statistics);
        case ACTIVATION, POOLING, DROPOUT, FULLY_CONNECTED, PADDING, ADDITION -> {}
      }
    }
    return Engine.accelerate(graph);
  }

  private boolean isResidual(Node node) {
    return addition(node).isPresent();
  }

  // To the shortcut, as the last layer of its block.
  private boolean isAdded(Node node) {
    return addition(node).stream().anyMatch(sum -> sum.inputs().get(0).equals(node.name()));
  }

  private Optional<Node> addition(Node node) {
    return addition(deep, node);
  }

  private static Optional<Node> addition(Network deep, Node node) {
    return deep.nodes().stream()
        .filter(other -> other.place().role().kind() == Role.Kind.ADDITION)
        .filter(other -> other.place().stage().equals(node.place().stage()))
        .filter(other -> other.place().block() == node.place().block())
        .findFirst();
  }

  private void convolve(ComputationGraph graph, Node node) {
    if (!isResidual(node)) {
      DoingNothing.passOn(graph, node);
    } else if (isAdded(node)) {
      DoingNothing.addNothing(graph, node);
    }
  }

  private void normalize(
      ComputationGraph graph, Node node, Map<String, ChannelStatistics> statistics) {
    Optional<Node> addition = addition(node);
    if (addition.isPresent()) {
      if (isAdded(node)) {
        DoingNothing.addNothing(graph, node);
      }
      return;
    }
    ChannelStatistics input = statistics.get(node.place().stage());
    IdentityNormalization identity =
        input == null
            ? IdentityNormalization.exact(node.output().channels())
            : IdentityNormalization.steady(input);
    identity.writeTo(graph, node.name());
  }
}
