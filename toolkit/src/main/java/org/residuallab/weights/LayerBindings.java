package org.residuallab.weights;

import java.util.List;
import java.util.Optional;
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
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Shape;
import org.residuallab.model.Parameter;

/**
 * The parameters of a layer, here and elsewhere. Convolutions are {@code [out, in, kh, kw]} in
 * both; fully connected layers {@code [out, in]} in PyTorch, {@code [in, out]} in Deeplearning4j.
 *
 * @param node the layer
 * @param input shape that it reads
 * @param name of the layer elsewhere
 * @param biasBefore name of the bias that a convolution has elsewhere, though this normalisation
 *     follows it
 */
record LayerBindings(Node node, Shape input, String name, Optional<String> biasBefore)
    implements LayerVisitor<List<Binding>> {

  @Override
  public List<Binding> convolution(Convolution convolution) {
    long filters = convolution.filters();
    long side = convolution.kernel();
    Binding weights =
        binding(Parameter.WEIGHTS, ".weight", filters, (long) input.channels(), side, side);
    return convolution.bias()
        ? List.of(weights, binding(Parameter.BIAS, ".bias", filters))
        : List.of(weights);
  }

  @Override
  public List<Binding> normalization(BatchNormalization normalization) {
    long channels = input.channels();
    return List.of(
        binding(Parameter.SCALE, ".weight", channels),
        binding(Parameter.SHIFT, ".bias", channels),
        new Binding(
            Parameter.MEAN.of(node.name()),
            name + ".running_mean",
            List.of(channels),
            false,
            biasBefore),
        binding(Parameter.VARIANCE, ".running_var", channels));
  }

  @Override
  public List<Binding> fullyConnected(FullyConnected connected) {
    return connected(connected.outputs());
  }

  @Override
  public List<Binding> classifier(Classifier classifier) {
    return connected(classifier.classes());
  }

  private List<Binding> connected(long outputs) {
    return List.of(
        new Binding(
            Parameter.WEIGHTS.of(node.name()),
            name + ".weight",
            List.of(outputs, input.size()),
            true,
            Optional.empty()),
        binding(Parameter.BIAS, ".bias", outputs));
  }

  private Binding binding(Parameter here, String elsewhere, Long... shape) {
    return new Binding(
        here.of(node.name()), name + elsewhere, List.of(shape), false, Optional.empty());
  }

  @Override
  public List<Binding> relu(Relu relu) {
    return List.of();
  }

  @Override
  public List<Binding> maxPooling(MaxPooling pooling) {
    return List.of();
  }

  @Override
  public List<Binding> averagePooling(GlobalAveragePooling pooling) {
    return List.of();
  }

  @Override
  public List<Binding> dropout(Dropout dropout) {
    return List.of();
  }

  @Override
  public List<Binding> zeroPadding(ZeroPadding padding) {
    return List.of();
  }

  @Override
  public List<Binding> addition(Addition addition) {
    return List.of();
  }
}
