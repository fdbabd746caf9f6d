package org.residuallab.model;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.activations.Activation;
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
      node.layer().accept(new GraphNode(graph, node));
    }
    List<Node> nodes = network.nodes();
    Shape input = network.input();
    return graph
        .setOutputs(nodes.get(nodes.size() - 1).name())
        .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()))
        .build();
  }
}
