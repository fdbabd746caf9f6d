package org.residuallab.architecture;

import java.util.List;

/**
 * A layer in its place in a network.
 *
 * @param place where it stands, which gives its name
 * @param layer what it computes
 * @param inputs names of the nodes it reads; {@link Network#INPUT} is the image
 * @param output shape it gives
 */
public record Node(Place place, Layer layer, List<String> inputs, Shape output) {

  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The layer's name in the Deeplearning4j graph and in every table. */
  public String name() {
    return place.name();
  }
}
