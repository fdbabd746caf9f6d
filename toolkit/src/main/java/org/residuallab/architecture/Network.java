package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network written out layer by layer, in the order in which it computes. The shapes of all layers
 * agree: the constructor refuses a list in which they do not.
 *
 * <pre>{@code
 * var network = Networks.named("resnet-20").network();
 * network.nodes().forEach(node -> System.out.println(node.name() + " gives " + node.output()));
 * }</pre>
 *
 * @param name as in the paper, {@code resnet-56}
 * @param input shape of one image
 * @param nodes the layers; the last one is the output
 */
public record Network(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Shape input,
    @JsonProperty(required = true) List<Node> nodes)
    implements Design {

  /** The name by which a first layer reads the image. */
  public static final String INPUT = "input";

  /**
   * @throws IllegalArgumentException naming the layer and the shapes where two shapes disagree, a
   *     layer reads what does not stand before it or too many layers, or a name is used twice
   */
  public Network {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(name + " has no layers");
    }
    Map<String, Shape> known = new LinkedHashMap<>();
    known.put(INPUT, input);
    for (Node node : nodes) {
      check(node, known);
      known.put(node.name(), node.output());
    }
  }

  @Override
  public Network network() {
    return this;
  }

  @Override
  public Network storable() {
    return this;
  }

  /** Whether it has shortcuts, of whatever kind. */
  @Override
  public boolean hasShortcuts() {
    return nodes.stream().anyMatch(node -> node.place().role().kind() == Role.Kind.ADDITION);
  }

  /** Weighted layers on the way from image to output: convolutions and fully connected ones. */
  public int depth() {
    return (int)
        nodes.stream()
            .map(node -> node.place().role())
            .filter(role -> role.kind().isWeighted() && !role.onShortcut())
            .count();
  }

  /** The layer of that name. */
  public Node node(String wanted) {
    return nodes.stream()
        .filter(node -> node.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no layer " + wanted));
  }

  @Override
  public int classes() {
    return nodes.get(nodes.size() - 1).output().channels();
  }

  /** The shape that a layer reads: its first input's. */
  public Shape inputOf(Node node) {
    String first = node.inputs().get(0);
    return first.equals(INPUT) ? input : node(first).output();
  }

  private static void check(Node node, Map<String, Shape> known) {
    if (known.containsKey(node.name())) {
      throw new IllegalArgumentException("two layers are named " + node.name());
    }
    int reads = node.layer().kind() == Role.Kind.ADDITION ? 2 : 1;
    if (node.inputs().size() != reads) {
      throw new IllegalArgumentException(
          "%s: its layer has %d inputs, not %d"
              .formatted(node.name(), reads, node.inputs().size()));
    }
    if (!known.keySet().containsAll(node.inputs())) {
      Set<String> missing = new TreeSet<>(node.inputs());
      missing.removeAll(known.keySet());
      throw new IllegalArgumentException(
          node.name() + " reads " + missing + ", which does not stand before it");
    }
    Shape first = known.get(node.inputs().get(0));
    for (String other : node.inputs()) {
      if (!known.get(other).equals(first)) {
        throw new IllegalArgumentException(
            "%s: the shapes of its inputs differ, %s and %s"
                .formatted(node.name(), first, known.get(other)));
      }
    }
    Shape given = outputOf(node.place(), node.layer(), first);
    if (!given.equals(node.output())) {
      throw new IllegalArgumentException(
          "%s: its layer gives %s, not %s".formatted(node.name(), given, node.output()));
    }
  }

  static Shape outputOf(Place place, Layer layer, Shape input) {
    try {
      return layer.output(input);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place.name() + ": " + e.getMessage(), e);
    }
  }
}
