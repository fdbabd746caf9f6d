package org.residuallab.weights;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a Deeplearning4j graph, and the tensor that holds it elsewhere.
 *
 * @param parameter its name in the graph, {@code stage1.block1.bn1_gamma}
 * @param tensor its name elsewhere, {@code layer1.0.bn1.weight}
 * @param shape of the tensor
 * @param transposed whether the graph has its two dimensions the other way round
 * @param subtracted name of a tensor of the same shape that the graph has no place for and that is
 *     taken off: a convolution's bias, which a normalisation behind it takes off with its mean
 */
record Binding(
    String parameter,
    String tensor,
    List<Long> shape,
    boolean transposed,
    Optional<String> subtracted) {

  Binding {
    shape = List.copyOf(shape);
  }
}
