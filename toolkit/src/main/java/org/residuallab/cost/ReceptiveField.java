package org.residuallab.cost;

import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Shape;

/**
 * The square of the image that one value of a feature map can depend on. It may be larger than the
 * image: the rest is padding.
 *
 * @param size side in pixels
 * @param stride pixels between the centres of neighbouring values' squares
 */
public record ReceptiveField(long size, long stride) {

  /** A pixel sees itself. */
  static final ReceptiveField PIXEL = new ReceptiveField(1, 1);

  /** The field behind a layer that reads this one. */
  ReceptiveField behind(Layer layer, Shape input) {
    return layer.accept(new FieldBehind(this, input));
  }

  /** The field of a sum: the larger of the two. */
  ReceptiveField or(ReceptiveField other) {
    return size >= other.size ? this : other;
  }

  /** The field behind a window that moves over this one. */
  ReceptiveField window(int kernel, int step) {
    return new ReceptiveField(size + (kernel - 1) * stride, stride * step);
  }
}
