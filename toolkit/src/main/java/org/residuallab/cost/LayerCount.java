package org.residuallab.cost;

import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.BatchNormalization;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.GlobalAveragePooling;
import org.residuallab.architecture.Layer.MaxPooling;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Layer.ZeroPadding;
import org.residuallab.architecture.Shape;

/**
 * What one kind of layer holds and computes: every formula of this package.
 *
 * @param type as a table names the layer, {@code conv 3x3 /2}
 */
record LayerCount(String type, Parameters parameters, Operations operations) {

  static LayerCount of(Layer layer, Shape input) {
    Shape output = layer.output(input);
    if (layer instanceof Convolution convolution) {
      return convolution(convolution, input, output);
    }
    if (layer instanceof FullyConnected connected) {
      return connected("fully connected", input.size(), connected.outputs());
    }
    if (layer instanceof Classifier classifier) {
      return connected("classifier", input.size(), classifier.classes());
    }
    if (layer instanceof BatchNormalization) {
      return new LayerCount(
          "batch norm",
          new Parameters(0, 0, 0, input.channels()),
          Operations.of(Operation.NORMALIZATION, output.size()));
    }
    if (layer instanceof Relu) {
      return free("relu", Operations.of(Operation.ACTIVATION, output.size()));
    }
    if (layer instanceof MaxPooling pooling) {
      return free(
          "max pool " + window(pooling.kernel(), pooling.stride()),
          Operations.of(Operation.MAX_POOLING, input.size()));
    }
    if (layer instanceof GlobalAveragePooling) {
      return free("average pool", Operations.of(Operation.AVERAGE_POOLING, input.size()));
    }
    if (layer instanceof Addition) {
      return free("add", Operations.of(Operation.ADDITION, output.size()));
    }
    if (layer instanceof ZeroPadding padding) {
      return free(
          padding.stride() == 1 ? "zero pad" : "zero pad /" + padding.stride(), Operations.NONE);
    }
    if (layer instanceof Dropout) {
      return free("dropout", Operations.NONE);
    }
    throw new IllegalArgumentException("no formula for the cost of " + layer);
  }

  private static LayerCount convolution(Convolution convolution, Shape input, Shape output) {
    int filters = convolution.filters();
    long weights = (long) convolution.kernel() * convolution.kernel() * input.channels() * filters;
    // Each weight is used once at every position of the output.
    Operations products =
        Operations.of(Operation.MULTIPLY_ADD, weights * output.height() * output.width());
    return new LayerCount(
        "conv " + window(convolution.kernel(), convolution.stride()),
        new Parameters(
            weights, convolution.bias() ? filters : 0, convolution.bias() ? 0 : filters, 0),
        convolution.bias()
            ? products.plus(Operations.of(Operation.BIAS, output.size()))
            : products);
  }

  private static LayerCount connected(String type, long inputs, int outputs) {
    return new LayerCount(
        type,
        new Parameters(inputs * outputs, outputs, 0, 0),
        Operations.of(Operation.MULTIPLY_ADD, inputs * outputs)
            .plus(Operations.of(Operation.BIAS, outputs)));
  }

  private static LayerCount free(String type, Operations operations) {
    return new LayerCount(type, Parameters.NONE, operations);
  }

  private static String window(int kernel, int stride) {
    String side = kernel + "x" + kernel;
    return stride == 1 ? side : side + " /" + stride;
  }
}
