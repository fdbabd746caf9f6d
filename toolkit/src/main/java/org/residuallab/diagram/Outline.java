package org.residuallab.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Place;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Shortcut;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.cost.NetworkCost;

/**
 * What is drawn of one network.
 *
 * @param network the network
 * @param option its shortcut option
 * @param cost its costs
 * @param units from the image to the classifier
 */
record Outline(Network network, ShortcutOption option, NetworkCost cost, List<Unit> units) {

  Outline {
    units = List.copyOf(units);
  }

  static Outline of(Architecture architecture) {
    Network network = architecture.network();
    NetworkCost cost = NetworkCost.of(network);
    Map<Object, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < network.nodes().size(); i++) {
      groups.computeIfAbsent(group(network.nodes().get(i)), g -> new ArrayList<>()).add(i);
    }
    List<Unit> units = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      List<LayerBox> boxes = new ArrayList<>();
      for (int i : group) {
        Node node = network.nodes().get(i);
        if (isDrawn(node)) {
          boxes.add(
              new LayerBox(
                  node.layer().accept(new LayerLabel()),
                  node.place().stage(),
                  node.output(),
                  cost.layers().get(i).multiplyAdds()));
        }
      }
      if (!boxes.isEmpty()) {
        Shape from = network.inputOf(network.nodes().get(group.get(0)));
        boolean grows = !from.equals(boxes.get(boxes.size() - 1).output());
        units.add(
            new Unit(
                boxes, Shortcut.past(group.stream().map(network.nodes()::get).toList()), grows, 1));
      }
    }
    return new Outline(network, architecture.shortcuts(), cost, units);
  }

  /** Number of boxes, one above the other. */
  int rows() {
    return units.stream().mapToInt(unit -> unit.boxes().size()).sum();
  }

  /** The same with each run of equal blocks drawn once. */
  Outline folded() {
    List<Unit> folded = new ArrayList<>();
    for (Unit unit : units) {
      int last = folded.size() - 1;
      if (last >= 0 && folded.get(last).looksLike(unit)) {
        folded.set(last, unit.times(folded.get(last).times() + unit.times()));
      } else {
        folded.add(unit);
      }
    }
    return new Outline(network, option, cost, folded);
  }

  // Layers outside blocks each stand alone.
  private static Object group(Node node) {
    Place place = node.place();
    return place.block() == 0 ? place : List.of(place.stage(), place.block());
  }

  // As in the paper's figures: normalisations and activations belong to the layer before them.
  private static boolean isDrawn(Node node) {
    Role role = node.place().role();
    return !role.onShortcut()
        && switch (role.kind()) {
          case CONVOLUTION, POOLING, FULLY_CONNECTED -> true;
          case NORMALIZATION, ACTIVATION, DROPOUT, PADDING, ADDITION -> false;
        };
  }
}
