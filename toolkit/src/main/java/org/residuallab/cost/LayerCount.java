package org.residuallab.cost;

import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Shape;

/**
 * What one kind of layer holds and computes.
 *
 * @param type as a table names the layer, {@code conv 3x3 /2}
 */
record LayerCount(String type, Parameters parameters, Operations operations) {

  static LayerCount of(Layer layer, Shape input) {
    return layer.accept(new LayerFormulas(input, layer.output(input)));
  }
}
