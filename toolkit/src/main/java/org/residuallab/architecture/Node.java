package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A layer in its place in a network.
 *
 * @param place where it stands, which gives its name
 * @param layer what it computes
 * @param inputs names of the nodes it reads; {@link Network#INPUT} is the image
 * @param output shape it gives
 */
public record Node(
    @JsonProperty(required = true) Place place,
    @JsonProperty(required = true) Layer layer,
    @JsonProperty(required = true) List<String> inputs,
    @JsonProperty(required = true) Shape output) {

  /**
   * @throws IllegalArgumentException if the place is that of another kind of layer
   */
  public Node {
    inputs = List.copyOf(inputs);
    if (place.role().kind() != layer.kind()) {
      throw new IllegalArgumentException(
          "%s: its layer is of kind %s, not %s"
              .formatted(place.name(), layer.kind(), place.role().kind()));
    }
  }

  /** The layer's name in the Deeplearning4j graph and in every table. */
  public String name() {
    return place.name();
  }
}
