package org.residuallab.engine;

import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/** Refuses layers whose configuration asks for something that the operators do not do. */
final class LayerChecks {

  // By exact class: Deeplearning4j's subclasses of these compute something else.
  private static final Set<Class<?>> KNOWN =
      Set.of(
          ConvolutionLayer.class,
          BatchNormalization.class,
          SubsamplingLayer.class,
          GlobalPoolingLayer.class,
          ActivationLayer.class,
          DenseLayer.class,
          DropoutLayer.class,
          OutputLayer.class);

  private final String name;

  LayerChecks(String name) {
    this.name = name;
  }

  /**
   * @throws UnsupportedLayerException naming what is not known
   */
  void accept(LayerVertex vertex) {
    Layer layer = vertex.getLayerConf().getLayer();
    require(KNOWN.contains(layer.getClass()), layer.getClass().getSimpleName());
    require(
        vertex.getPreProcessor() == null
            || vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor,
        "preprocessor");
    require(layer instanceof DropoutLayer || layer.getIDropout() == null, "dropout on its input");
    if (layer instanceof DropoutLayer dropout) {
      require(
          dropout.getIDropout() instanceof Dropout known && known.getPSchedule() == null,
          "dropout of another kind");
    }
    if (layer instanceof BaseLayer base) {
      require(base.getWeightNoise() == null, "weight noise");
    }
    if (layer instanceof ConvolutionLayer convolution) {
      require(convolution.getCnn2dDataFormat() == CNN2DFormat.NCHW, "NHWC");
      requireActivation(convolution.getActivationFn());
    } else if (layer instanceof BatchNormalization normalization) {
      require(normalization.getCnn2DFormat() == CNN2DFormat.NCHW, "NHWC");
      require(!normalization.isLockGammaBeta(), "locked scale and shift");
    } else if (layer instanceof SubsamplingLayer pooling) {
      require(pooling.getCnn2dDataFormat() == CNN2DFormat.NCHW, "NHWC");
      require(pooling.getPoolingType() != PoolingType.PNORM, "p-norm pooling");
      require(pooling.getPoolingType() != PoolingType.SUM, "sum pooling");
    } else if (layer instanceof GlobalPoolingLayer pooling) {
      require(pooling.getPoolingType() == PoolingType.AVG, "global pooling other than average");
      require(pooling.isCollapseDimensions(), "global pooling that keeps dimensions");
    } else if (layer instanceof ActivationLayer activation) {
      require(
          Vertices.isRelu(activation.getActivationFn())
              || Vertices.isIdentity(activation.getActivationFn()),
          "activation " + activation.getActivationFn());
    } else if (layer instanceof OutputLayer classifier) {
      requireClassifier(classifier);
    } else if (layer instanceof DenseLayer dense) {
      require(dense.hasBias() && !dense.hasLayerNorm(), "without bias or with layer norm");
      requireActivation(dense.getActivationFn());
    }
  }

  /** The probability of keeping a value, of a layer that was accepted. */
  static double keptBy(DropoutLayer layer) {
    return ((Dropout) layer.getIDropout()).getP();
  }

  private void requireClassifier(OutputLayer layer) {
    Class<?> loss = layer.getLossFn().getClass();
    require(
        loss == LossMCXENT.class || loss == LossNegativeLogLikelihood.class,
        "loss " + loss.getSimpleName());
    require(((LossMCXENT) layer.getLossFn()).getWeights() == null, "weighted loss");
    require(layer.getActivationFn() instanceof ActivationSoftmax, "activation other than softmax");
    require(layer.hasBias(), "without bias");
  }

  private void requireActivation(IActivation activation) {
    require(Vertices.isIdentity(activation), "activation " + activation);
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new UnsupportedLayerException(name, what);
    }
  }
}
