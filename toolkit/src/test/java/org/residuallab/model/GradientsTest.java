package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;

/**
 * Gradients against finite differences of the loss, in double precision: for each parameter, the
 * slope along one random direction, which all of its values take part in.
 */
class GradientsTest {

  // Small enough to cross no kink of a ReLU, large enough for the loss's 16 digits.
  private static final double STEP = 1e-7;

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 5", "2, 3", "3, 4"})
  void flow_through_a_zero_padded_shortcut(int stride, int channels) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .activation(Activation.TANH)
                .graphBuilder()
                .addInputs("image")
                .addLayer("conv", new ConvolutionLayer.Builder(2, 2).nOut(3).build(), "image")
                .addVertex("shortcut", new ZeroPaddedShortcutVertex(stride, channels), "conv")
                .addLayer("fc", classifier(), "shortcut")
                .setOutputs("fc")
                .setInputTypes(InputType.convolutional(6, 5, 2))
                .build());
    graph.init();

    assertSlopes(graph, new Shape(2, 6, 5));
  }

  @ParameterizedTest
  @CsvSource({"NONE, BATCH", "A, BATCH", "B, BATCH", "C, BATCH", "NONE, NONE", "A, NONE"})
  void flow_through_a_whole_network(ShortcutOption option, Normalization normalization) {
    Network network =
        CifarFamily.resnet(8)
            .with(option)
            .withWidth(3)
            .withInput(new Shape(3, 7, 6))
            .withClasses(4)
            .architecture()
            .with(normalization)
            .network();
    ComputationGraph graph =
        Models.build(network, new Optimizer(0.1, 0.9, 0), Initialization.HE, 1)
            .convertDataType(DataType.DOUBLE);

    assertSlopes(graph, network.input());
  }

  private static OutputLayer classifier() {
    return new OutputLayer.Builder().activation(Activation.SOFTMAX).nOut(4).build();
  }

  private static void assertSlopes(ComputationGraph graph, Shape input) {
    Nd4j.getRandom().setSeed(7);
    INDArray images =
        Nd4j.randn(DataType.DOUBLE, 3, input.channels(), input.height(), input.width());
    INDArray labels =
        Nd4j.createFromArray(new double[][] {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}});
    DataSet batch = new DataSet(images, labels);
    graph.setInputs(images);
    graph.setLabels(labels);
    graph.computeGradientAndScore();
    Map<String, INDArray> gradients = graph.gradient().gradientForVariable();

    for (String name : gradients.keySet()) {
      if (Models.trainable(graph).contains(name)) {
        INDArray parameter = graph.getParam(name);
        INDArray direction = Nd4j.randn(DataType.DOUBLE, parameter.shape());
        double slope = slope(graph, batch, parameter, direction);
        // Deeplearning4j's gradients are sums over the batch, its score is a mean.
        double expected = gradients.get(name).mul(direction).sumNumber().doubleValue() / 3;
        assertThat(slope).as(name).isCloseTo(expected, within(1e-7 + 1e-5 * Math.abs(expected)));
      }
    }
  }

  private static double slope(
      ComputationGraph graph, DataSet batch, INDArray parameter, INDArray direction) {
    INDArray start = parameter.dup();
    parameter.assign(start.add(direction.mul(STEP)));
    double ahead = graph.score(batch, true);
    parameter.assign(start.sub(direction.mul(STEP)));
    double behind = graph.score(batch, true);
    parameter.assign(start);
    return (ahead - behind) / (2 * STEP);
  }
}
