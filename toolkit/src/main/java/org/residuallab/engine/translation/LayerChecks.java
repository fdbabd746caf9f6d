package org.residuallab.engine.translation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
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
final class LayerChecks {

  // By exact class, as everywhere below: Deeplearning4j's subclasses compute something else.
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

  private static final Set<ConvolutionMode> MODES =
      Set.of(ConvolutionMode.Truncate, ConvolutionMode.Same);
  private static final Set<Class<?>> LOSSES =
      Set.of(LossMCXENT.class, LossNegativeLogLikelihood.class);
  private static final int[] MAPS = {2, 3};

  private final Vertices vertices;

  LayerChecks(Vertices vertices) {
    this.vertices = vertices;
  }

  /**
   * Looks at every vertex.
   *
   * @throws UnsupportedLayerException naming the first vertex that is not known
   */
  void accept() {
    List<String> names = vertices.inOrder();
    names.forEach(this::accept);
    String last = names.get(names.size() - 1);
    require(vertices.isClassifier(last) && vertices.isOutput(last), last, "no softmax classifier");
    names.forEach(
        name -> require(name.equals(last) || !vertices.readers(name).isEmpty(), name, "unread"));
  }

  private void accept(String name) {
    GraphVertex vertex = vertices.vertex(name);
    if (vertex.getClass() == LayerVertex.class) {
      accept(name, (LayerVertex) vertex);
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
    require(isKnown(vertex.getPreProcessor(), layer), name, "preprocessor");
    if (layer instanceof BaseLayer base) {
      require(base.getWeightNoise() == null, name, "weight noise");
    }
    if (layer instanceof DropoutLayer dropout) {
      require(isKnown(dropout), name, "dropout of another kind");
      return;
    }
    require(layer.getIDropout() == null, name, "dropout on its input");
    if (layer instanceof ConvolutionLayer convolution) {
      require(convolution.getCnn2dDataFormat() == CNN2DFormat.NCHW, name, "NHWC");
      requireMode(name, convolution.getConvolutionMode());
      requireIdentity(name, convolution.getActivationFn());
    } else if (layer instanceof BatchNormalization normalization) {
      require(normalization.getCnn2DFormat() == CNN2DFormat.NCHW, name, "NHWC");
      require(!normalization.isLockGammaBeta(), name, "locked scale and shift");
      // Without it a constant channel gives NaN, which a rectifier behind it would hide.
      require((float) normalization.getEps() > 0, name, "no epsilon");
    } else if (layer instanceof SubsamplingLayer pooling) {
      accept(name, pooling);
    } else if (layer instanceof GlobalPoolingLayer pooling) {
      accept(name, pooling);
    } else if (layer instanceof ActivationLayer activation) {
      IActivation function = activation.getActivationFn();
      require(
          Vertices.isRelu(function) || Vertices.isIdentity(function),
          name,
          "activation " + function);
    } else if (layer instanceof OutputLayer classifier) {
      accept(name, classifier);
    } else if (layer instanceof DenseLayer dense) {
      require(dense.hasBias() && !dense.hasLayerNorm(), name, "without bias or with layer norm");
      requireIdentity(name, dense.getActivationFn());
    }
  }

  private static void accept(String name, SubsamplingLayer pooling) {
    require(pooling.getCnn2dDataFormat() == CNN2DFormat.NCHW, name, "NHWC");
    requireMode(name, pooling.getConvolutionMode());
    require(pooling.getPoolingType() != PoolingType.PNORM, name, "p-norm pooling");
    require(pooling.getPoolingType() != PoolingType.SUM, name, "sum pooling");
  }

  private static void accept(String name, GlobalPoolingLayer pooling) {
    require(pooling.getPoolingType() == PoolingType.AVG, name, "global pooling but no average");
    require(pooling.isCollapseDimensions(), name, "global pooling that keeps dimensions");
    int[] dimensions = pooling.getPoolingDimensions();
    require(
        dimensions == null || Arrays.equals(dimensions, MAPS), name, "pooling in part of the maps");
  }

  private static void accept(String name, OutputLayer layer) {
    Class<?> loss = layer.getLossFn().getClass();
    require(LOSSES.contains(loss), name, "loss " + loss.getSimpleName());
    require(((LossMCXENT) layer.getLossFn()).getWeights() == null, name, "weighted loss");
    require(
        layer.getActivationFn().getClass() == ActivationSoftmax.class,
        name,
        "activation other than softmax");
    require(layer.hasBias(), name, "without bias");
  }

  /** From maps to rows, before a layer that reads rows; that is done without being told. */
  private static boolean isKnown(InputPreProcessor preprocessor, Layer layer) {
    if (preprocessor == null) {
      return true;
    }
    return (layer instanceof DenseLayer || layer instanceof OutputLayer)
        && preprocessor instanceof CnnToFeedForwardPreProcessor flattening
        && flattening.getClass() == CnnToFeedForwardPreProcessor.class
        && flattening.getFormat() == CNN2DFormat.NCHW;
  }

  private static boolean isKnown(DropoutLayer layer) {
    return layer.getIDropout() != null
        && layer.getIDropout().getClass() == Dropout.class
        && ((Dropout) layer.getIDropout()).getPSchedule() == null
        && keptBy(layer) > 0
        && keptBy(layer) <= 1;
  }

  /** The probability of keeping a value, of a layer that was accepted. */
  static double keptBy(DropoutLayer layer) {
    return ((Dropout) layer.getIDropout()).getP();
  }

  private static void requireMode(String name, ConvolutionMode mode) {
    require(MODES.contains(mode), name, "mode " + mode);
  }

  private static void requireIdentity(String name, IActivation activation) {
    require(Vertices.isIdentity(activation), name, "activation " + activation);
  }

  private static void require(boolean holds, String name, String what) {
    if (!holds) {
      throw new UnsupportedLayerException(name, what);
    }
  }
}
