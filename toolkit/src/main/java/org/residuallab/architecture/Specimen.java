package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One block by itself, to be looked at closely.
 *
 * <pre>{@code
 * var block = new Specimen("wide", new Block.Basic(256, 1, ShortcutOption.B), new Shape(256, 56, 56));
 * var drawing = BlockDiagram.of(List.of(block));
 * }</pre>
 *
 * @param title what to call it
 * @param block the block
 * @param input shape that it reads
 * @param zeros where its shortcut of option A puts its channels of zeros
 */
public record Specimen(String title, Block block, Shape input, ZeroChannels zeros) {

  private static final String STAGE = "block";
  private static final Shape NARROW = new Shape(64, 56, 56);
  private static final Shape WIDE = new Shape(256, 56, 56);

  /** With option A's channels of zeros behind the others. */
  public Specimen(String title, Block block, Shape input) {
    this(title, block, input, ZeroChannels.BEHIND);
  }

  /** The two kinds of block in Fig. 5, on maps of 56x56. */
  public static List<Specimen> figure5() {
    return List.of(
        new Specimen("basic 64", new Block.Basic(64, 1, ShortcutOption.B), NARROW),
        bottleneck("bottleneck 256-64-256", ShortcutOption.B));
  }

  /**
   * Those of Fig. 5, and what they are held against: a basic block as wide as the bottleneck's
   * ends, and a bottleneck with a projection for its identity.
   */
  public static List<Specimen> figure5AndAlternatives() {
    List<Specimen> all = new ArrayList<>(figure5());
    all.add(bottleneck("bottleneck, projection", ShortcutOption.C));
    all.add(new Specimen("basic 256", new Block.Basic(256, 1, ShortcutOption.B), WIDE));
    return all;
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
        for (int b = 1; b <= stage.blocks().size(); b++) {
          Block block = stage.blocks().get(b - 1);
          inputOf(network, stage.name(), b)
              .map(shape -> new Specimen("", block, shape, architecture.zeros()))
              .filter(Specimen::isComposed)
              .ifPresent(found -> kinds.putIfAbsent(found.kind(), found));
        }
      }
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no blocks to draw; plain and residual networks have some"
              .formatted(networks.stream().map(Architecture::name).toList()));
    }
    List<Specimen> named = new ArrayList<>();
    kinds.forEach((kind, each) -> named.add(each.titled(kind)));
    return named;
  }

  /** A network of this block so many times and a classifier: enough of it to be measured. */
  public Architecture stack(int times, int classes) {
    List<Stage> stages = List.of(new Stage(STAGE, Collections.nCopies(times, block)));
    Head head = new Head.AveragePooled(classes);
    return new Architecture(title, input, Normalization.BATCH, stages, head, zeros);
  }

  /** The block and a classifier of two classes. */
  public Network network() {
    return stack(1, 2).network();
  }

  /** The block's own layers. */
  public List<Node> nodes() {
    return network().nodes().stream().filter(node -> node.place().stage().equals(STAGE)).toList();
  }

  /** The way past the block. */
  public Shortcut shortcut() {
    return Shortcut.past(nodes());
  }

  private Specimen titled(String other) {
    return new Specimen(other, block, input, zeros);
  }

  private static Specimen bottleneck(String title, ShortcutOption option) {
    return new Specimen(
        title, new Block.Bottleneck(64, 1, StridePlacement.FIRST_1X1, option), WIDE);
  }

  private static Optional<Shape> inputOf(Network network, String stage, int block) {
    return network.nodes().stream()
        .filter(node -> node.place().isIn(stage, block))
        .findFirst()
        .map(network::inputOf);
  }

  // A lone layer is no block to be looked at.
  private boolean isComposed() {
    List<Role> roles = nodes().stream().map(node -> node.place().role()).toList();
    return roles.stream().filter(role -> role.kind().isWeighted()).count() > 1
        || roles.stream().anyMatch(role -> role.kind() == Role.Kind.ADDITION);
  }

  private String kind() {
    String own = block.title();
    String prefix = own.equals(Block.USUAL) ? "" : own + ", ";
    return switch (shortcut()) {
      case NONE -> "plain " + own;
      case IDENTITY -> prefix + "identity";
      case ZERO_PADDED -> prefix + "zero-padding";
      case PROJECTION -> prefix + "projection";
    };
  }
}
