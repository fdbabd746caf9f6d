package org.residuallab.architecture;

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
import org.residuallab.architecture.Role.Kind;

/** What names tell of each kind of layer. */
final class RoleKinds implements LayerVisitor<Kind> {

  static final RoleKinds ALL = new RoleKinds();

  private RoleKinds() {}

  @Override
  public Kind convolution(Convolution convolution) {
    return Kind.CONVOLUTION;
  }

  @Override
  public Kind normalization(BatchNormalization normalization) {
    return Kind.NORMALIZATION;
  }

  @Override
  public Kind relu(Relu relu) {
    return Kind.ACTIVATION;
  }

  @Override
  public Kind maxPooling(MaxPooling pooling) {
    return Kind.POOLING;
  }

  @Override
  public Kind averagePooling(GlobalAveragePooling pooling) {
    return Kind.POOLING;
  }

  @Override
  public Kind fullyConnected(FullyConnected connected) {
    return Kind.FULLY_CONNECTED;
  }

  @Override
  public Kind classifier(Classifier classifier) {
    return Kind.FULLY_CONNECTED;
  }

  @Override
  public Kind dropout(Dropout dropout) {
    return Kind.DROPOUT;
  }

  @Override
  public Kind zeroPadding(ZeroPadding padding) {
    return Kind.PADDING;
  }

  @Override
  public Kind addition(Addition addition) {
    return Kind.ADDITION;
  }
}
