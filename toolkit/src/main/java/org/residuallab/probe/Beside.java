package org.residuallab.probe;

import java.util.Set;
import java.util.stream.Collectors;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;

/** The layers of a network that lie on its shortcuts, beside the way from image to output. */
final class Beside {

  private Beside() {}

  /** Their names; none of a network whose layers were not stored. */
  static Set<String> of(Design network) {
    return network.fold(Beside::of, unwritten -> Set.of());
  }

  private static Set<String> of(Network network) {
    return network.nodes().stream()
        .filter(node -> node.place().role().onShortcut())
        .map(Node::name)
        .collect(Collectors.toSet());
  }
}
