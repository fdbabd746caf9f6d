package org.residuallab.model;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Shape;

/** One Deeplearning4j layer or vertex for each node of a network, under the node's name. */
final class GraphConfiguration {

  private GraphConfiguration() {}

  static ComputationGraphConfiguration of(Network network, Optimizer optimizer, long seed) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Momentum(optimizer.learningRate(), optimizer.momentum()))
            // Deeplearning4j applies this to weights alone: not to biases, scales and shifts.
            .l2(optimizer.weightDecay())
            .convolutionMode(ConvolutionMode.Truncate)
            .activation(Activation.IDENTITY)
            .graphBuilder()
            .addInputs(Network.INPUT);
    for (Node node : network.nodes()) {
      add(graph, node);
    }
    List<Node> nodes = network.nodes();
    Shape input = network.input();
    return graph
        .setOutputs(nodes.get(nodes.size() - 1).name())
        .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()))
        .build();
  }

  private static void add(GraphBuilder graph, Node node) {
    String[] inputs = node.inputs().toArray(String[]::new);
    if (node.layer() instanceof Layer.Addition) {
      graph.addVertex(node.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
    } else if (node.layer() instanceof Layer.ZeroPadding padding) {
      graph.addVertex(
          node.name(), new ZeroPaddedShortcutVertex(padding.stride(), padding.channels()), inputs);
    } else {
      graph.addLayer(node.name(), layer(node.layer()), inputs);
    }
  }

  private static org.deeplearning4j.nn.conf.layers.Layer layer(Layer layer) {
    if (layer instanceof Layer.Convolution convolution) {
      return new ConvolutionLayer.Builder()
          .kernelSize(convolution.kernel(), convolution.kernel())
          .stride(convolution.stride(), convolution.stride())
          .padding(convolution.padding(), convolution.padding())
          .nOut(convolution.filters())
          .hasBias(convolution.bias())
          .build();
    }
    if (layer instanceof Layer.BatchNormalization) {
      return new BatchNormalization.Builder().useLogStd(false).build();
    }
    if (layer instanceof Layer.Relu) {
      return new ActivationLayer.Builder().activation(Activation.RELU).build();
    }
    if (layer instanceof Layer.MaxPooling pooling) {
      return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
          .kernelSize(pooling.kernel(), pooling.kernel())
          .stride(pooling.stride(), pooling.stride())
          .padding(pooling.padding(), pooling.padding())
          .build();
    }
    if (layer instanceof Layer.GlobalAveragePooling) {
      return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }
    if (layer instanceof Layer.FullyConnected connected) {
      return new DenseLayer.Builder().nOut(connected.outputs()).build();
    }
    if (layer instanceof Layer.Dropout dropout) {
      // Deeplearning4j's argument is the probability of keeping a value.
      return new DropoutLayer.Builder(1 - dropout.probability()).build();
    }
    if (layer instanceof Layer.Classifier classifier) {
      return new OutputLayer.Builder(LossFunction.MCXENT)
          .activation(Activation.SOFTMAX)
          .nOut(classifier.classes())
          .build();
    }
    throw new IllegalArgumentException("not a layer of one input: " + layer);
  }
}
