package org.residuallab.cost;

import static org.residuallab.cost.Operation.ACTIVATION;
import static org.residuallab.cost.Operation.ADDITION;
import static org.residuallab.cost.Operation.AVERAGE_POOLING;
import static org.residuallab.cost.Operation.BIAS;
import static org.residuallab.cost.Operation.MAX_POOLING;
import static org.residuallab.cost.Operation.MULTIPLY_ADD;
import static org.residuallab.cost.Operation.NORMALIZATION;

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
import org.residuallab.architecture.LayerVisitor;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ZeroChannels;

/** Every formula of this package, for layers between those shapes. */
record LayerFormulas(Shape input, Shape output) implements LayerVisitor<LayerCount> {

  @Override
  public LayerCount convolution(Convolution convolution) {
    int filters = convolution.filters();
    int kernel = convolution.kernel();
    long weights = Exact.product(kernel, kernel, input.channels(), filters);
    // Each weight is used once at every position of the output.
    long products = Exact.product(weights, output.height(), output.width());
    Operations multiplied = Operations.of(MULTIPLY_ADD, products);
    return new LayerCount(
        "conv " + window(kernel, convolution.stride()),
        new Parameters(
            weights, convolution.bias() ? filters : 0, convolution.bias() ? 0 : filters, 0),
        convolution.bias() ? multiplied.plus(Operations.of(BIAS, output.size())) : multiplied);
  }

  @Override
  public LayerCount normalization(BatchNormalization normalization) {
    return new LayerCount(
        "batch norm",
        new Parameters(0, 0, 0, input.channels()),
        Operations.of(NORMALIZATION, output.size()));
  }

  @Override
  public LayerCount relu(Relu relu) {
    return free("relu", Operations.of(ACTIVATION, output.size()));
  }

  @Override
  public LayerCount maxPooling(MaxPooling pooling) {
    return free(
        "max pool " + window(pooling.kernel(), pooling.stride()),
        Operations.of(MAX_POOLING, input.size()));
  }

  @Override
  public LayerCount averagePooling(GlobalAveragePooling pooling) {
    return free("average pool", Operations.of(AVERAGE_POOLING, input.size()));
  }

  @Override
  public LayerCount fullyConnected(FullyConnected connected) {
    return connected("fully connected", connected.outputs());
  }

  @Override
  public LayerCount classifier(Classifier classifier) {
    return connected("classifier", classifier.classes());
  }

  @Override
  public LayerCount dropout(Dropout dropout) {
    return free("dropout", Operations.NONE);
  }

  @Override
  public LayerCount zeroPadding(ZeroPadding padding) {
    String type = padding.zeros() == ZeroChannels.AROUND ? "zero pad around" : "zero pad";
    return free(padding.stride() == 1 ? type : type + " /" + padding.stride(), Operations.NONE);
  }

  @Override
  public LayerCount addition(Addition addition) {
    return free("add", Operations.of(ADDITION, output.size()));
  }

  private LayerCount connected(String type, int outputs) {
    long weights = Exact.product(input.size(), outputs);
    return new LayerCount(
        type,
        new Parameters(weights, outputs, 0, 0),
        Operations.of(MULTIPLY_ADD, weights).plus(Operations.of(BIAS, outputs)));
  }

  private static LayerCount free(String type, Operations operations) {
    return new LayerCount(type, Parameters.NONE, operations);
  }

  private static String window(int kernel, int stride) {
    String side = kernel + "x" + kernel;
    return stride == 1 ? side : side + " /" + stride;
  }
}
