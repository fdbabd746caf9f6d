package org.residuallab.data;

import java.util.List;
import org.residuallab.architecture.Shape;

/**
 * A record of a binary file: label bytes, then one unsigned byte a pixel value, {@code [C, H, W]}.
 *
 * @param shape of an image
 * @param labels how many values each label byte may have; the last one is the class
 */
record RecordForm(Shape shape, List<Integer> labels) {

  static final Shape CIFAR_SHAPE = new Shape(3, 32, 32);

  int imageBytes() {
    return (int) shape.size();
  }

  int bytes() {
    return labels.size() + imageBytes();
  }
}
