package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.model.Models;

/**
 * Finite differences: each parameter is moved along its own gradient, where the loss changes most
 * against the rounding of single precision.
 */
class GradientsAreSlopesTest {

  private static final int IMAGES = 7;
  private static final double STEP = 2e-3;

  // Of the slope: a rectifier or a maximum that switches within the step bends the loss.
  private static final double TOLERANCE = 0.03;

  @ParameterizedTest
  @MethodSource({LayerKinds.ALL, LayerKinds.RANDOM})
  void of_every_parameter(ComputationGraph stock) {
    ComputationGraph graph = Engine.open(stock.clone(), EngineSettings.fastest());
    DataSet batch = SmallGraphs.batch(IMAGES, 11);
    for (String name : trainable(graph)) {
      Agreement.gradient(graph, batch);
      INDArray gradient = graph.gradient().getGradientFor(name).dup();
      double length = gradient.norm2Number().doubleValue();
      assertThat(length).as(name).isPositive();

      double slope = slope(graph, batch, graph.getParam(name), gradient.div(length));

      double expected = length / IMAGES;
      assertThat(slope).as(name).isCloseTo(expected, within(2e-4 + TOLERANCE * expected));
    }
  }

  private static double slope(
      ComputationGraph graph, DataSet batch, INDArray parameter, INDArray direction) {
    INDArray before = parameter.dup();
    parameter.addi(direction.mul(STEP));
    double above = loss(graph, batch);
    parameter.assign(before.sub(direction.mul(STEP)));
    double below = loss(graph, batch);
    parameter.assign(before);
    return (above - below) / (2 * STEP);
  }

  private static double loss(ComputationGraph graph, DataSet batch) {
    Agreement.gradient(graph, batch);
    return graph.score() - graph.calcRegularizationScore(true);
  }

  private static List<String> trainable(ComputationGraph graph) {
    return List.copyOf(Models.trainable(graph));
  }
}
