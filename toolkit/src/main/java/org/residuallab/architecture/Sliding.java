package org.residuallab.architecture;

import java.util.List;
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

/**
 * What takes the place of a layer that reads maps, where these maps may be larger.
 *
 * @param own shape that it reads in the network at its own size
 */
record Sliding(Shape own) implements LayerVisitor<List<Layer>> {

  @Override
  public List<Layer> fullyConnected(FullyConnected connected) {
    if (own.height() != own.width()) {
      throw new IllegalArgumentException(
          "it is fully connected to maps of %s, and kernels here are square".formatted(own));
    }
    return List.of(new Convolution(own.height(), 1, 0, connected.outputs(), true));
  }

  /** The mean of linear scores is the score of the mean. */
  @Override
  public List<Layer> classifier(Classifier classifier) {
    if (own.height() > 1 || own.width() > 1) {
      throw new IllegalArgumentException(
          "a classifier of maps of %s cannot move over larger ones".formatted(own));
    }
    return List.of(new GlobalAveragePooling(), classifier);
  }

  @Override
  public List<Layer> convolution(Convolution convolution) {
    return List.of(convolution);
  }

  @Override
  public List<Layer> normalization(BatchNormalization normalization) {
    return List.of(normalization);
  }

  @Override
  public List<Layer> relu(Relu relu) {
    return List.of(relu);
  }

  @Override
  public List<Layer> maxPooling(MaxPooling pooling) {
    return List.of(pooling);
  }

  @Override
  public List<Layer> averagePooling(GlobalAveragePooling pooling) {
    return List.of(pooling);
  }

  @Override
  public List<Layer> dropout(Dropout dropout) {
    return List.of(dropout);
  }

  @Override
  public List<Layer> zeroPadding(ZeroPadding padding) {
    return List.of(padding);
  }

  @Override
  public List<Layer> addition(Addition addition) {
    return List.of(addition);
  }
}
