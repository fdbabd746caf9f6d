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

/**
 * Does something for each kind of layer. Where a kind is added, the compiler names every place that
 * does not know it yet.
 *
 * @param <R> what it makes of a layer
 */
public interface LayerVisitor<R> {

  R convolution(Convolution convolution);

  R normalization(BatchNormalization normalization);

  R relu(Relu relu);

  R maxPooling(MaxPooling pooling);

  R averagePooling(GlobalAveragePooling pooling);

  R fullyConnected(FullyConnected connected);

  R classifier(Classifier classifier);

  R dropout(Dropout dropout);

  R zeroPadding(ZeroPadding padding);

  R addition(Addition addition);
}
