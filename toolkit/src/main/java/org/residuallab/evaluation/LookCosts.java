package org.residuallab.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.residuallab.architecture.DenseForm;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.Look;
import org.residuallab.run.StoredModel;

/** Multiply-adds of what a network is given by a protocol. */
final class LookCosts {

  private final StoredModel model;
  private final Network network;
  private final Protocol protocol;
  private final Map<Shape, Long> counted = new HashMap<>();

  LookCosts(StoredModel model, Protocol protocol) {
    this.model = model;
    this.network = model.network().network();
    this.protocol = protocol;
  }

  /**
   * @throws IllegalArgumentException if the network has no fully convolutional form, or its looks
   *     are too small, where the protocol needs one
   */
  void requireFits() {
    Shape own = network.input();
    for (Look look : protocol.looks(own, model.preprocessing().resized(own), own)) {
      try {
        of(look.part());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s cannot look at pictures with a shorter side of %d: %s"
                .formatted(
                    model.name(),
                    Math.min(look.part().height(), look.part().width()),
                    e.getMessage()),
            e);
      }
    }
  }

  /** Of one input of that shape. */
  long of(Shape input) {
    return counted.computeIfAbsent(input, this::count);
  }

  private long count(Shape input) {
    Network computed = protocol.dense() ? DenseForm.of(network, input) : network;
    return NetworkCost.of(computed).total().multiplyAdds();
  }
}
