package org.residuallab.cost;

import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.GlobalAveragePooling;
import org.residuallab.architecture.Layer.MaxPooling;
import org.residuallab.architecture.Layer.ZeroPadding;
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
    if (layer instanceof Convolution convolution) {
      return window(convolution.kernel(), convolution.stride());
    }
    if (layer instanceof MaxPooling pooling) {
      return window(pooling.kernel(), pooling.stride());
    }
    if (layer instanceof ZeroPadding padding) {
      return window(1, padding.stride());
    }
    if (layer instanceof GlobalAveragePooling
        || layer instanceof FullyConnected
        || layer instanceof Classifier) {
      int side = Math.max(input.height(), input.width());
      return window(side, side);
    }
    return this;
  }

  /** The field of a sum: the larger of the two. */
  ReceptiveField or(ReceptiveField other) {
    return size >= other.size ? this : other;
  }

  private ReceptiveField window(int kernel, int step) {
    return new ReceptiveField(size + (kernel - 1) * stride, stride * step);
  }
}
