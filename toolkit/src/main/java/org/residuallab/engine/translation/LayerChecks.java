package org.residuallab.engine.translation;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
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
import org.residuallab.model.ZeroPaddedShortcutVertex;

/** Refuses layers whose configuration asks for something that the operators do not do. */
public final class LayerChecks {

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

  private final Vertices vertices;

  public LayerChecks(Vertices vertices) {
    this.vertices = vertices;
  }

  /**
   * Looks at every vertex.
   *
   * @throws UnsupportedLayerException naming the first vertex that is not known
   */
  public void accept() {
    List<String> names = vertices.inOrder();
    names.forEach(this::accept);
    String last = names.get(names.size() - 1);
    require(vertices.isClassifier(last), last, "no softmax classifier");
  }

  private void accept(String name) {
    GraphVertex vertex = vertices.vertex(name);
    if (vertex instanceof LayerVertex layer) {
      accept(name, layer);
    } else {
      require(
          vertex instanceof ZeroPaddedShortcutVertex || vertices.isAddition(name),
          name,
          vertex.getClass().getSimpleName());
    }
  }

  private void accept(String name, LayerVertex vertex) {
    Layer layer = vertex.getLayerConf().getLayer();
    require(KNOWN.contains(layer.getClass()), name, layer.getClass().getSimpleName());
    require(
        vertex.getPreProcessor() == null
            || vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor,
        name,
        "preprocessor");
    require(
        layer instanceof DropoutLayer || layer.getIDropout() == null, name, "dropout on its input");
    if (layer instanceof DropoutLayer dropout) {
      require(
          dropout.getIDropout() instanceof Dropout known && known.getPSchedule() == null,
          name,
          "dropout of another kind");
    }
    if (layer instanceof BaseLayer base) {
      require(base.getWeightNoise() == null, name, "weight noise");
    }
    if (layer instanceof ConvolutionLayer convolution) {
      require(convolution.getCnn2dDataFormat() == CNN2DFormat.NCHW, name, "NHWC");
      requireActivation(name, convolution.getActivationFn());
    } else if (layer instanceof BatchNormalization normalization) {
      require(normalization.getCnn2DFormat() == CNN2DFormat.NCHW, name, "NHWC");
      require(!normalization.isLockGammaBeta(), name, "locked scale and shift");
    } else if (layer instanceof SubsamplingLayer pooling) {
      require(pooling.getCnn2dDataFormat() == CNN2DFormat.NCHW, name, "NHWC");
      require(pooling.getPoolingType() != PoolingType.PNORM, name, "p-norm pooling");
      require(pooling.getPoolingType() != PoolingType.SUM, name, "sum pooling");
    } else if (layer instanceof GlobalPoolingLayer pooling) {
      require(
          pooling.getPoolingType() == PoolingType.AVG, name, "global pooling other than average");
      require(pooling.isCollapseDimensions(), name, "global pooling that keeps dimensions");
    } else if (layer instanceof ActivationLayer activation) {
      require(
          Vertices.isRelu(activation.getActivationFn())
              || Vertices.isIdentity(activation.getActivationFn()),
          name,
          "activation " + activation.getActivationFn());
    } else if (layer instanceof OutputLayer classifier) {
      requireClassifier(name, classifier);
    } else if (layer instanceof DenseLayer dense) {
      require(dense.hasBias() && !dense.hasLayerNorm(), name, "without bias or with layer norm");
      requireActivation(name, dense.getActivationFn());
    }
  }

  /** The probability of keeping a value, of a layer that was accepted. */
  static double keptBy(DropoutLayer layer) {
    return ((Dropout) layer.getIDropout()).getP();
  }

  private static void requireClassifier(String name, OutputLayer layer) {
    Class<?> loss = layer.getLossFn().getClass();
    require(
        loss == LossMCXENT.class || loss == LossNegativeLogLikelihood.class,
        name,
        "loss " + loss.getSimpleName());
    require(((LossMCXENT) layer.getLossFn()).getWeights() == null, name, "weighted loss");
    require(
        layer.getActivationFn() instanceof ActivationSoftmax,
        name,
        "activation other than softmax");
    require(layer.hasBias(), name, "without bias");
  }

  private static void requireActivation(String name, IActivation activation) {
    require(Vertices.isIdentity(activation), name, "activation " + activation);
  }

  private static void require(boolean holds, String name, String what) {
    if (!holds) {
      throw new UnsupportedLayerException(name, what);
    }
  }
}
