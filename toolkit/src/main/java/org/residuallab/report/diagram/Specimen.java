package org.residuallab.report.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Shortcut;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.cost.NetworkCost;

/**
 * One block to be looked at closely.
 *
 * @param title above it
 * @param block the block
 * @param input shape that it reads
 */
public record Specimen(String title, Block block, Shape input) {

  private static final String STAGE = "block";
  private static final Shape NARROW = new Shape(64, 56, 56);

  /** The two kinds of block in Fig. 5, on maps of 56x56. */
  public static List<Specimen> figure5() {
    return List.of(
        new Specimen("basic block", new Block.Basic(64, 1, ShortcutOption.B), NARROW),
        new Specimen(
            "bottleneck block",
            new Block.Bottleneck(64, 1, StridePlacement.FIRST_1X1, ShortcutOption.B),
            new Shape(256, 56, 56)));
  }

  /** A plain block, and the three ways past it: identity, zero-padding, projection. */
  public static List<Specimen> shortcuts() {
    return List.of(
        new Specimen("plain", new Block.Basic(64, 1, ShortcutOption.NONE), NARROW),
        new Specimen("identity", new Block.Basic(64, 1, ShortcutOption.A), NARROW),
        new Specimen("zero-padding (A)", new Block.Basic(128, 2, ShortcutOption.A), NARROW),
        new Specimen("projection (B, C)", new Block.Basic(128, 2, ShortcutOption.B), NARROW));
  }

  /**
   * Each kind of residual or plain block that these networks have, where it occurs first.
   *
   * @throws IllegalArgumentException if they have none, as VGG
   */
  public static List<Specimen> of(List<Architecture> networks) {
    Map<String, Specimen> kinds = new LinkedHashMap<>();
    for (Architecture architecture : networks) {
      Network network = architecture.network();
      for (Stage stage : architecture.stages()) {
        for (int b = 0; b < stage.blocks().size(); b++) {
          Block block = stage.blocks().get(b);
          if (block instanceof Block.Basic || block instanceof Block.Bottleneck) {
            Shape input = inputOf(network, stage.name(), b + 1);
            Specimen specimen = new Specimen("", block, input);
            kinds.putIfAbsent(specimen.kind(), specimen);
          }
        }
      }
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no blocks to draw; plain and residual networks have some"
              .formatted(networks.stream().map(Architecture::name).toList()));
    }
    List<Specimen> named = new ArrayList<>();
    kinds.forEach((kind, each) -> named.add(new Specimen(kind, each.block(), each.input())));
    return named;
  }

  private static Shape inputOf(Network network, String stage, int block) {
    return network.nodes().stream()
        .filter(node -> node.place().stage().equals(stage) && node.place().block() == block)
        .findFirst()
        .map(network::inputOf)
        .orElseThrow();
  }

  private String kind() {
    boolean narrow = block instanceof Block.Bottleneck;
    return switch (shortcut()) {
      case NONE -> narrow ? "plain bottleneck" : "plain block";
      case IDENTITY -> narrow ? "bottleneck, identity" : "identity";
      case ZERO_PADDED -> narrow ? "bottleneck, zero-padding" : "zero-padding";
      case PROJECTION -> narrow ? "bottleneck, projection" : "projection";
    };
  }

  /** The way past the block. */
  Shortcut shortcut() {
    Network network = network();
    Shape output = nodes().get(nodes().size() - 1).output();
    return block.shortcuts().between(network.input(), output);
  }

  /** The block's layers. */
  List<Node> nodes() {
    return network().nodes().stream().filter(node -> node.place().stage().equals(STAGE)).toList();
  }

  /** The costs of its layers, the shortcut's included. */
  NetworkCost cost() {
    return NetworkCost.of(network());
  }

  private Network network() {
    return new Architecture(
            title,
            input,
            Normalization.BATCH,
            List.of(new Stage(STAGE, List.of(block))),
            new Head.AveragePooled(2))
        .network();
  }
}
