package org.residuallab.diagram;

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
import org.residuallab.architecture.ZeroChannels;

/** What stands in the box of a layer: {@code 3×3 conv, 128, /2}. */
final class LayerLabel implements LayerVisitor<String> {

  @Override
  public String convolution(Convolution convolution) {
    return "%1$d×%1$d conv, %2$d".formatted(convolution.kernel(), convolution.filters())
        + stride(convolution.stride());
  }

  @Override
  public String normalization(BatchNormalization normalization) {
    return "batch norm";
  }

  @Override
  public String relu(Relu relu) {
    return "ReLU";
  }

  @Override
  public String maxPooling(MaxPooling pooling) {
    return "max pool" + stride(pooling.stride());
  }

  @Override
  public String averagePooling(GlobalAveragePooling pooling) {
    return "average pool";
  }

  @Override
  public String fullyConnected(FullyConnected connected) {
    return "fc " + connected.outputs();
  }

  @Override
  public String classifier(Classifier classifier) {
    return "fc " + classifier.classes();
  }

  @Override
  public String dropout(Dropout dropout) {
    return "dropout " + dropout.probability();
  }

  @Override
  public String zeroPadding(ZeroPadding padding) {
    String around = padding.zeros() == ZeroChannels.AROUND ? " around" : "";
    return "zero-pad to " + padding.channels() + around + stride(padding.stride());
  }

  @Override
  public String addition(Addition addition) {
    return "+";
  }

  private static String stride(int stride) {
    return stride == 1 ? "" : ", /" + stride;
  }
}
