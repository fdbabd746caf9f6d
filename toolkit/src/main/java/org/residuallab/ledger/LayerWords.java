package org.residuallab.ledger;

import java.util.Locale;
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

/** Single layers as Table 1 writes them; those that it does not have, as their records say. */
final class LayerWords implements LayerVisitor<String> {

  @Override
  public String convolution(Convolution convolution) {
    return String.format(
        Locale.ROOT,
        "%1$d×%1$d, %2$d, stride %3$d",
        convolution.kernel(),
        convolution.filters(),
        convolution.stride());
  }

  @Override
  public String normalization(BatchNormalization normalization) {
    return normalization.toString();
  }

  @Override
  public String relu(Relu relu) {
    return relu.toString();
  }

  @Override
  public String maxPooling(MaxPooling pooling) {
    return String.format(
        Locale.ROOT, "%1$d×%1$d max pool, stride %2$d", pooling.kernel(), pooling.stride());
  }

  @Override
  public String averagePooling(GlobalAveragePooling pooling) {
    return "average pool";
  }

  @Override
  public String fullyConnected(FullyConnected connected) {
    return connected.toString();
  }

  @Override
  public String classifier(Classifier classifier) {
    return String.format(Locale.ROOT, "%d-d fc, softmax", classifier.classes());
  }

  @Override
  public String dropout(Dropout dropout) {
    return dropout.toString();
  }

  @Override
  public String zeroPadding(ZeroPadding padding) {
    return padding.toString();
  }

  @Override
  public String addition(Addition addition) {
    return addition.toString();
  }
}
