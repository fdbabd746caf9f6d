package org.residuallab.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;

/**
 * The ways through a block: the layers from its input to its output, and the ways past some of
 * them.
 *
 * @param main the layers on the main way, in order
 * @param detours from above down
 */
record BlockPaths(List<Node> main, List<Detour> detours) {

  /** Where a detour from the block's own input begins. */
  static final int INPUT = -1;

  BlockPaths {
    main = List.copyOf(main);
    detours = List.copyOf(detours);
  }

  /**
   * A way past layers of the main one.
   *
   * @param from position of the layer that it reads, or {@link #INPUT}
   * @param to position of the addition where it ends
   * @param side layers that stand on it
   */
  record Detour(int from, int to, List<Node> side) {

    Detour {
      side = List.copyOf(side);
    }
  }

  /** Of a block's layers, of which the last gives its output. */
  static BlockPaths of(List<Node> block) {
    Map<String, Node> nodes = new HashMap<>();
    block.forEach(node -> nodes.put(node.name(), node));
    List<Node> main = new ArrayList<>();
    Node next = block.get(block.size() - 1);
    while (next != null) {
      main.add(next);
      next = nodes.get(next.inputs().get(0));
    }
    Collections.reverse(main);
    List<Detour> detours = new ArrayList<>();
    for (int i = 0; i < main.size(); i++) {
      if (main.get(i).place().role().kind() == Role.Kind.ADDITION) {
        detours.add(detour(main, i, nodes));
      }
    }
    return new BlockPaths(main, detours);
  }

  private static Detour detour(List<Node> main, int to, Map<String, Node> nodes) {
    List<Node> side = new ArrayList<>();
    Node next = nodes.get(main.get(to).inputs().get(1));
    while (next != null && !main.contains(next)) {
      side.add(next);
      next = nodes.get(next.inputs().get(0));
    }
    Collections.reverse(side);
    return new Detour(next == null ? INPUT : main.indexOf(next), to, side);
  }

  /** Whether a detour begins behind that layer. */
  boolean branchesBehind(int position) {
    return detours.stream().anyMatch(detour -> detour.from() == position);
  }

  /** The last layer, from which everything below may be moved down together. */
  int foot() {
    return detours.isEmpty() ? main.size() - 1 : detours.get(detours.size() - 1).to();
  }
}
