package org.residuallab.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
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
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.GlobalAveragePooling;
import org.residuallab.architecture.Layer.MaxPooling;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Layer.ZeroPadding;
import org.residuallab.architecture.LayerVisitor;
import org.residuallab.architecture.Node;

/** Adds a node to a graph as the Deeplearning4j layer or vertex that its layer is. */
record GraphNode(GraphBuilder graph, Node node) implements LayerVisitor<GraphBuilder> {

  @Override
  public GraphBuilder convolution(Convolution convolution) {
    return layer(
        new ConvolutionLayer.Builder()
            .kernelSize(convolution.kernel(), convolution.kernel())
            .stride(convolution.stride(), convolution.stride())
            .padding(convolution.padding(), convolution.padding())
            .nOut(convolution.filters())
            .hasBias(convolution.bias())
            .build());
  }

  @Override
  public GraphBuilder normalization(Layer.BatchNormalization normalization) {
    return layer(new BatchNormalization.Builder().useLogStd(false).build());
  }

  @Override
  public GraphBuilder relu(Relu relu) {
    return layer(new ActivationLayer.Builder().activation(Activation.RELU).build());
  }

  @Override
  public GraphBuilder maxPooling(MaxPooling pooling) {
    return layer(
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(pooling.kernel(), pooling.kernel())
            .stride(pooling.stride(), pooling.stride())
            .padding(pooling.padding(), pooling.padding())
            .build());
  }

  @Override
  public GraphBuilder averagePooling(GlobalAveragePooling pooling) {
    return layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
  }

  @Override
  public GraphBuilder fullyConnected(FullyConnected connected) {
    return layer(new DenseLayer.Builder().nOut(connected.outputs()).build());
  }

  @Override
  public GraphBuilder classifier(Classifier classifier) {
    return layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .activation(Activation.SOFTMAX)
            .nOut(classifier.classes())
            .build());
  }

  @Override
  public GraphBuilder dropout(Dropout dropout) {
    // Deeplearning4j's argument is the probability of keeping a value.
    return layer(new DropoutLayer.Builder(1 - dropout.probability()).build());
  }

  @Override
  public GraphBuilder zeroPadding(ZeroPadding padding) {
    return vertex(
        new ZeroPaddedShortcutVertex(padding.stride(), padding.channels(), padding.zeros()));
  }

  @Override
  public GraphBuilder addition(Addition addition) {
    return vertex(new ElementWiseVertex(ElementWiseVertex.Op.Add));
  }

  private GraphBuilder layer(org.deeplearning4j.nn.conf.layers.Layer layer) {
    return graph.addLayer(node.name(), layer, inputs());
  }

  private GraphBuilder vertex(GraphVertex vertex) {
    return graph.addVertex(node.name(), vertex, inputs());
  }

  private String[] inputs() {
    return node.inputs().toArray(String[]::new);
  }
}
