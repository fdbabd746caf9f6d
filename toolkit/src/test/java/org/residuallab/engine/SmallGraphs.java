package org.residuallab.engine;

import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.residuallab.model.Momentum;
import org.residuallab.model.ZeroPaddedShortcutVertex;

/** Graphs of a few layers, one after the other, for 3x9x8 images of four classes. */
final class SmallGraphs {

  static final int CLASSES = 4;

  private SmallGraphs() {}

  /** The layers, then global average pooling and a classifier. */
  static ComputationGraph pooled(Layer... layers) {
    Layer[] all = new Layer[layers.length + 1];
    System.arraycopy(layers, 0, all, 0, layers.length);
    all[layers.length] = new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    return chain(all);
  }

  /** The layers, then a classifier. */
  static ComputationGraph chain(Layer... layers) {
    GraphBuilder graph = builder();
    String last = "input";
    for (int i = 0; i < layers.length; i++) {
      graph.addLayer("layer" + i, layers[i], last);
      last = "layer" + i;
    }
    return finish(graph, last);
  }

  /** A block of one convolution beside an identity shortcut, without a rectifier at its end. */
  static ComputationGraph block() {
    GraphBuilder graph = builder();
    graph.addLayer("stem", convolution(5, 3, 1), "input");
    graph.addLayer("conv", convolution(5, 3, 1), "stem");
    graph.addVertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "stem", "conv");
    graph.addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "add");
    return finish(graph, "pool");
  }

  /** Adds the mean of each map to the map; whether that is known shows with the first batch. */
  static ComputationGraph broadcast() {
    GraphBuilder graph = builder();
    ConvolutionLayer stem = convolution(5, 3, 1);
    stem.setNIn(3);
    graph.addLayer("stem", stem, "input");
    SubsamplingLayer mean =
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
            .kernelSize(9, 8)
            .stride(1, 1)
            .build();
    graph.addLayer("mean", mean, "stem");
    graph.addVertex("add", new ElementWiseVertex(Op.Add), "stem", "mean");
    graph.addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "add");
    OutputLayer classifier = classifier();
    classifier.setNIn(5);
    graph.addLayer("classifier", classifier, "pool").setOutputs("classifier");
    ComputationGraph built = new ComputationGraph(graph.build());
    built.init();
    return built;
  }

  /** A block that halves its maps, beside a shortcut of option A. */
  static ComputationGraph shrinking(int channels, int more) {
    GraphBuilder graph = builder();
    graph.addLayer("stem", convolution(channels, 3, 1), "input");
    graph.addLayer("conv", convolution(more, 3, 2), "stem");
    graph.addVertex("shortcut", new ZeroPaddedShortcutVertex(2, more), "stem");
    graph.addVertex("add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "shortcut", "conv");
    graph.addLayer("relu", relu(), "add");
    graph.addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "relu");
    return finish(graph, "pool");
  }

  /**
   * Two blocks that normalise and rectify before each convolution, the first with a projection
   * after its first rectifier, as in "Identity Mappings in Deep Residual Networks", Fig. 1(b); with
   * dropout between the convolutions they are those of "Wide Residual Networks".
   *
   * @param kept by dropout; 1 for none
   */
  static ComputationGraph preActivated(int channels, int more, double kept) {
    GraphBuilder graph = builder();
    graph.addLayer("stem", unbiased(channels, 3, 1), "input");
    String first = rectified(graph, "block1", "stem");
    graph.addLayer("block1.projection", unbiased(more, 1, 2), first);
    residual(graph, "block1", first, more, 2, kept);
    graph.addVertex(
        "block1.add", new ElementWiseVertex(Op.Add), "block1.projection", "block1.conv2");
    residual(graph, "block2", rectified(graph, "block2", "block1.add"), more, 1, kept);
    graph.addVertex("block2.add", new ElementWiseVertex(Op.Add), "block1.add", "block2.conv2");
    String last = rectified(graph, "head", "block2.add");
    graph.addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last);
    return finish(graph, "pool");
  }

  private static void residual(
      GraphBuilder graph, String block, String input, int channels, int stride, double kept) {
    graph.addLayer(block + ".conv1", unbiased(channels, 3, stride), input);
    String between = rectified(graph, block + ".between", block + ".conv1");
    if (kept < 1) {
      graph.addLayer(block + ".dropout", dropout(kept), between);
      between = block + ".dropout";
    }
    graph.addLayer(block + ".conv2", unbiased(channels, 3, 1), between);
  }

  private static String rectified(GraphBuilder graph, String name, String input) {
    graph.addLayer(name + ".bn", normalization(), input);
    graph.addLayer(name + ".relu", relu(), name + ".bn");
    return name + ".relu";
  }

  private static GraphBuilder builder() {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .updater(new Momentum(0.1, 0.9))
        .l2(1e-2)
        .convolutionMode(ConvolutionMode.Truncate)
        .activation(Activation.IDENTITY)
        .graphBuilder()
        .addInputs("input");
  }

  private static ComputationGraph finish(GraphBuilder graph, String last) {
    graph
        .addLayer("classifier", classifier(), last)
        .setOutputs("classifier")
        .setInputTypes(InputType.convolutional(9, 8, 3));
    ComputationGraph built = new ComputationGraph(graph.build());
    built.init();
    return built;
  }

  private static OutputLayer classifier() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .activation(Activation.SOFTMAX)
        .nOut(CLASSES)
        .build();
  }

  static ConvolutionLayer convolution(int filters, int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .padding(kernel / 2, kernel / 2)
        .nOut(filters)
        .build();
  }

  /** Without padding. */
  static ConvolutionLayer valid(int filters, int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .nOut(filters)
        .build();
  }

  /** Without bias, for a normalisation to follow: there a bias has no gradient but rounding. */
  static ConvolutionLayer unbiased(int filters, int kernel, int stride) {
    ConvolutionLayer convolution = convolution(filters, kernel, stride);
    convolution.setHasBias(false);
    return convolution;
  }

  static BatchNormalization normalization() {
    return new BatchNormalization.Builder().useLogStd(false).build();
  }

  static ActivationLayer relu() {
    return new ActivationLayer(Activation.RELU);
  }

  static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type, int padding) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(3, 3)
        .stride(2, 2)
        .padding(padding, padding)
        .build();
  }

  static DenseLayer dense(int outputs) {
    return new DenseLayer.Builder().nOut(outputs).build();
  }

  static DropoutLayer dropout(double kept) {
    return new DropoutLayer.Builder(kept).build();
  }

  static DataSet batch(int images, long seed) {
    return batch(images, 3, 9, 8, CLASSES, seed);
  }

  static DataSet batch(int images, int channels, int height, int width, int classes, long seed) {
    Random random = new Random(seed);
    float[] values = new float[images * channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    INDArray labels = Nd4j.zeros(DataType.FLOAT, images, classes);
    for (int i = 0; i < images; i++) {
      labels.putScalar(i, random.nextInt(classes), 1);
    }
    return new DataSet(
        Nd4j.createFromArray(values).reshape('c', images, channels, height, width), labels);
  }
}
