package org.residuallab.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Shape;

/**
 * The costs of a network, layer by layer.
 *
 * <pre>{@code
 * var cost = NetworkCost.of(Networks.named("resnet-56").network());
 * System.out.println(cost.total().parameterCount());
 * cost.stages().forEach(stage -> System.out.println(stage.name() + " " + stage.multiplyAdds()));
 * }</pre>
 *
 * @param network the network
 * @param layers one cost for each of its nodes, in their order
 */
public record NetworkCost(Network network, List<Cost> layers) {

  /** Name of the whole network's cost. */
  public static final String TOTAL = "total";

  public NetworkCost {
    layers = List.copyOf(layers);
  }

  /**
   * Counts any network: one of the paper's, or a user's own records.
   *
   * @throws IllegalArgumentException if a count has more than 63 bits
   */
  public static NetworkCost of(Network network) {
    List<Cost> costs = new ArrayList<>();
    Map<String, Shape> shapes = new HashMap<>(Map.of(Network.INPUT, network.input()));
    Map<String, ReceptiveField> fields = new HashMap<>();
    fields.put(Network.INPUT, ReceptiveField.PIXEL);
    LiveValues live = new LiveValues(network);
    Set<String> normalized = normalized(network);
    for (Node node : network.nodes()) {
      Shape input = shapes.get(node.inputs().get(0));
      ReceptiveField field =
          node.inputs().stream()
              .map(fields::get)
              .reduce(ReceptiveField::or)
              .orElseThrow()
              .behind(node.layer(), input);
      LayerCount count = LayerCount.of(node.layer(), input);
      costs.add(
          new Cost(
              node.name(),
              count.type(),
              node.output(),
              normalized.contains(node.name())
                  ? count.parameters()
                  : count.parameters().withoutOmitted(),
              count.operations(),
              new Memory(
                  Exact.product(Memory.FLOAT, node.output().size()),
                  Exact.product(Memory.FLOAT, live.whileComputing(node))),
              field));
      shapes.put(node.name(), node.output());
      fields.put(node.name(), field);
    }
    return new NetworkCost(network, costs);
  }

  /** The nodes that a normalisation follows, and nothing else. */
  private static Set<String> normalized(Network network) {
    Set<String> normalized = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Node node : network.nodes()) {
      boolean normalizes = node.layer() instanceof Layer.BatchNormalization;
      (normalizes ? normalized : others).addAll(node.inputs());
    }
    normalized.removeAll(others);
    return normalized;
  }

  /** The cost of the layer of that name. */
  public Cost layer(String name) {
    return layers.stream()
        .filter(cost -> cost.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(network.name() + " has no layer " + name));
  }

  /** One cost a stage, in order; the head is the last. */
  public List<Cost> stages() {
    Map<String, List<Cost>> stages = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String stage = network.nodes().get(i).place().stage();
      stages.computeIfAbsent(stage, name -> new ArrayList<>()).add(layers.get(i));
    }
    return stages.entrySet().stream()
        .map(stage -> sum(stage.getKey(), "stage", stage.getValue()))
        .toList();
  }

  /**
   * The whole network.
   *
   * @throws IllegalArgumentException if a count has more than 63 bits
   */
  public Cost total() {
    return sum(TOTAL, "network", layers);
  }

  private static Cost sum(String name, String type, List<Cost> parts) {
    Parameters parameters = Parameters.NONE;
    Operations operations = Operations.NONE;
    Memory memory = Memory.NONE;
    ReceptiveField field = ReceptiveField.PIXEL;
    for (Cost part : parts) {
      parameters = parameters.plus(part.parameters());
      operations = operations.plus(part.operations());
      memory = memory.then(part.memory());
      field = field.or(part.field());
    }
    Shape output = parts.get(parts.size() - 1).output();
    return new Cost(name, type, output, parameters, operations, memory, field);
  }
}
