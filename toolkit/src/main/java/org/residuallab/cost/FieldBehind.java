package org.residuallab.cost;

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

/** What a layer makes of the receptive field of its input of that shape. */
record FieldBehind(ReceptiveField field, Shape input) implements LayerVisitor<ReceptiveField> {

  @Override
  public ReceptiveField convolution(Convolution convolution) {
    return field.window(convolution.kernel(), convolution.stride());
  }

  @Override
  public ReceptiveField normalization(BatchNormalization normalization) {
    return field;
  }

  @Override
  public ReceptiveField relu(Relu relu) {
    return field;
  }

  @Override
  public ReceptiveField maxPooling(MaxPooling pooling) {
    return field.window(pooling.kernel(), pooling.stride());
  }

  @Override
  public ReceptiveField averagePooling(GlobalAveragePooling pooling) {
    return everything();
  }

  @Override
  public ReceptiveField fullyConnected(FullyConnected connected) {
    return everything();
  }

  @Override
  public ReceptiveField classifier(Classifier classifier) {
    return everything();
  }

  @Override
  public ReceptiveField dropout(Dropout dropout) {
    return field;
  }

  @Override
  public ReceptiveField zeroPadding(ZeroPadding padding) {
    return field.window(1, padding.stride());
  }

  @Override
  public ReceptiveField addition(Addition addition) {
    return field;
  }

  private ReceptiveField everything() {
    int side = Math.max(input.height(), input.width());
    return field.window(side, side);
  }
}
