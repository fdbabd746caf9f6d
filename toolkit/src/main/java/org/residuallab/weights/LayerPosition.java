package org.residuallab.weights;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Place;
import org.residuallab.architecture.Role;

/**
 * Where a layer stands, counted in the ways in which other code counts.
 *
 * @param node the layer
 * @param part of the network
 * @param stage from 1, without the stem
 * @param block in its stage, from 0
 * @param number among the layers of its kind in its block, from 1, 0 where it is the only one
 * @param index among all layers of the network, from 0
 * @param connected fully connected layers before it
 */
record LayerPosition(
    Node node, Part part, int stage, int block, int number, int index, int connected) {

  static List<LayerPosition> all(Network network) {
    List<LayerPosition> all = new ArrayList<>();
    List<String> stages = new ArrayList<>();
    int connected = 0;
    for (Node node : network.nodes()) {
      Place place = node.place();
      Part part = part(place);
      if (part != Part.STEM && part != Part.HEAD && !stages.contains(place.stage())) {
        stages.add(place.stage());
      }
      all.add(
          new LayerPosition(
              node,
              part,
              stages.size(),
              place.block() - 1,
              place.role().number(),
              all.size(),
              connected));
      if (place.role().kind() == Role.Kind.FULLY_CONNECTED) {
        connected++;
      }
    }
    return all;
  }

  private static Part part(Place place) {
    return switch (place.stage()) {
      case Architecture.STEM -> Part.STEM;
      case Architecture.HEAD -> Part.HEAD;
      default -> place.role().number() > 0 || place.role().onShortcut() ? Part.BLOCK : Part.ROW;
    };
  }
}
