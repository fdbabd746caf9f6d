package org.residuallab.cost;

import java.util.HashMap;
import java.util.Map;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;

/** Follows which outputs are still needed while the layers run in their order. */
final class LiveValues {

  private final Map<String, String> lastReader = new HashMap<>();
  private final Map<String, Long> live = new HashMap<>();
  private long sum;

  LiveValues(Network network) {
    for (Node node : network.nodes()) {
      node.inputs().forEach(input -> lastReader.put(input, node.name()));
    }
    hold(Network.INPUT, network.input().size());
  }

  /** Number of values held while that layer computes; layers are asked for in their order. */
  long whileComputing(Node node) {
    hold(node.name(), node.output().size());
    long held = sum;
    for (String input : node.inputs()) {
      if (lastReader.get(input).equals(node.name())) {
        Long freed = live.remove(input);
        sum -= freed == null ? 0 : freed;
      }
    }
    return held;
  }

  private void hold(String name, long size) {
    live.put(name, size);
    sum = Exact.sum(sum, size);
  }
}
