package org.residuallab.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;

/**
 * What other people's code calls the layers of a network, and what that code does where the paper
 * leaves a choice. Each is a table: a line for each role that a layer with parameters can have.
 *
 * @param title of that code
 * @param rows the table
 * @param biases whether its convolutions have biases where a normalisation follows, which takes
 *     them off again
 * @param habits its choices
 * @param margin by what a picture's shorter side is longer than the crop that a network is shown
 */
record Naming(String title, List<Row> rows, boolean biases, Habits habits, double margin) {

  Naming {
    rows = List.copyOf(rows);
  }

  /**
   * A line of the table.
   *
   * @param part of the network
   * @param kind of layer
   * @param onShortcut whether the layer stands on the way past a block
   * @param name of the layer there
   */
  record Row(Part part, Role.Kind kind, boolean onShortcut, Function<LayerPosition, String> name) {

    Row(Part part, Role.Kind kind, Function<LayerPosition, String> name) {
      this(part, kind, false, name);
    }

    Row(Part part, Role.Kind kind, String name) {
      this(part, kind, false, position -> name);
    }

    private boolean isOf(LayerPosition position, Role role) {
      return part == position.part() && kind == role.kind() && onShortcut == role.onShortcut();
    }
  }

  /** The shorter side of a picture before crops of that side are cut from it, in pixels. */
  int shorterSide(int crop) {
    return (int) Math.round(crop * margin);
  }

  /**
   * Each layer that has parameters, and its name there.
   *
   * @return empty where the table has no line for one of them
   */
  Optional<Map<Node, String>> names(Network network) {
    Map<Node, String> names = new LinkedHashMap<>();
    for (LayerPosition position : LayerPosition.all(network)) {
      Role role = position.node().place().role();
      if (role.kind().isWeighted() || role.kind() == Role.Kind.NORMALIZATION) {
        Optional<Row> row = rows.stream().filter(each -> each.isOf(position, role)).findFirst();
        if (row.isEmpty()) {
          return Optional.empty();
        }
        names.put(position.node(), row.get().name().apply(position));
      }
    }
    return Optional.of(names);
  }

  /** The tensors of a network in that naming; empty where its table does not have all layers. */
  Optional<List<Binding>> bindings(Network network) {
    return names(network)
        .map(
            names -> {
              List<Binding> all = new ArrayList<>();
              names.forEach((node, name) -> all.addAll(bindings(network, node, names)));
              return all;
            });
  }

  private List<Binding> bindings(Network network, Node node, Map<Node, String> names) {
    boolean biased = biases && node.place().role().kind() == Role.Kind.NORMALIZATION;
    Optional<String> biasBefore =
        biased
            ? Optional.of(names.get(network.node(node.inputs().get(0))) + ".bias")
            : Optional.empty();
    return node.layer()
        .accept(new LayerBindings(node, network.inputOf(node), names.get(node), biasBefore));
  }
}
