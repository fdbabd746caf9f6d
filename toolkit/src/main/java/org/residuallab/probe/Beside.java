package org.residuallab.probe;

import java.util.Set;
import java.util.stream.Collectors;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Unwritten;

/** The layers of a network that lie on its shortcuts, beside the way from image to output. */
final class Beside {

  private Beside() {}

  /** Their names; none of a network whose layers were not stored. */
  static Set<String> of(Design network) {
    return network instanceof Unwritten
        ? Set.of()
        : network.network().nodes().stream()
            .filter(node -> node.place().role().onShortcut())
            .map(Node::name)
            .collect(Collectors.toSet());
  }
}
