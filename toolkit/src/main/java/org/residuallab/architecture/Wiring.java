package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.BatchNormalization;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Layer.ZeroPadding;

/**
 * Collects the layers of a network while its blocks write themselves out. Biases, padding and what
 * follows a convolution are decided here, once.
 */
final class Wiring {

  private final Normalization normalization;
  private final List<Node> nodes = new ArrayList<>();
  private String last = Network.INPUT;
  private Shape shape;

  Wiring(Shape input, Normalization normalization) {
    this.shape = input;
    this.normalization = normalization;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Name of the layer that the next one reads. */
  String last() {
    return last;
  }

  /** Output shape of that layer. */
  Shape shape() {
    return shape;
  }

  /** A layer behind the last one. */
  void add(Place place, Layer layer) {
    append(place, layer, List.of(last));
  }

  /** A convolution that keeps the size at stride 1, with its normalisation. */
  void convolution(Place place, int kernel, int stride, int filters) {
    boolean bias = normalization == Normalization.NONE;
    add(place, new Convolution(kernel, stride, kernel / 2, filters, bias));
    if (normalization == Normalization.BATCH) {
      add(place.role(place.role().replace("conv", "bn")), new BatchNormalization());
    }
  }

  void relu(Place place) {
    add(place, new Relu());
  }

  /** The shortcut from an earlier layer, and its addition to the last one. */
  void shortcut(Place block, Shortcut shortcut, int stride, String from, Shape fromShape) {
    if (shortcut == Shortcut.NONE) {
      return;
    }
    String residual = last;
    Shape target = shape;
    last = from;
    shape = fromShape;
    switch (shortcut) {
      case ZERO_PADDED -> add(block.role("shortcut"), new ZeroPadding(stride, target.channels()));
      case PROJECTION -> convolution(block.role("shortcut-conv"), 1, stride, target.channels());
      default -> {}
    }
    append(block.role("add"), new Addition(), List.of(residual, last));
  }

  private void append(Place place, Layer layer, List<String> inputs) {
    shape = Network.outputOf(place, layer, shape);
    last = place.name();
    nodes.add(new Node(place, layer, inputs, shape));
  }
}
