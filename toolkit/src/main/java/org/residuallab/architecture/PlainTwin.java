package org.residuallab.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

/** A plain network beside the residual one that it becomes with shortcuts. */
final class PlainTwin {

  private PlainTwin() {}

  /** Whether the first is the second without its shortcuts, and otherwise layer for layer it. */
  static boolean are(Network plain, Network residual) {
    return plain.shortcuts() == ShortcutOption.NONE
        && residual.shortcuts() != ShortcutOption.NONE
        && plain.input().equals(residual.input())
        && ownLayers(plain).equals(ownLayers(residual));
  }

  private static Map<Place, Layer> ownLayers(Network network) {
    Map<Place, Layer> layers = new LinkedHashMap<>();
    network.nodes().stream()
        .filter(node -> !node.place().role().onShortcut())
        .filter(node -> node.layer().kind() != Role.Kind.ADDITION)
        .forEach(node -> layers.put(node.place(), node.layer()));
    return layers;
  }
}
