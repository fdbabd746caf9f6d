package org.residuallab.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.architecture.Network;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;

/**
 * What every way of computing our networks must give: PyTorch's numbers from the same weights. A
 * compute path is tested by a subclass that builds its graph.
 *
 * <p>Differences are measured against the largest value of each array.
 */
public abstract class TorchContract {

  // Single precision, with roundings of 6e-8, against double. Deeplearning4j's own layers stay
  // below
  // 5e-7 forwards and 7e-6 backwards; steps amplify the roundings before them.
  private static final double FORWARDS = 1e-5;
  private static final double BACKWARDS = 5e-5;
  private static final double THREE_STEPS = 1e-4;

  /** The graph under test. Its first weights do not matter. */
  protected abstract ComputationGraph build(Network network, Optimizer optimizer);

  /** Makes sure that the path under test has just computed, and not another in its place. */
  protected void requireComputed(ComputationGraph graph) {}

  @ParameterizedTest
  @MethodSource(TorchCase.ALL)
  void has_parameters_of_the_same_names(TorchCase torch) {
    assertThat(graph(torch).paramTable().keySet())
        .containsExactlyInAnyOrderElementsOf(torch.numbers().initial().keySet());
  }

  @ParameterizedTest
  @MethodSource(TorchCase.ALL)
  void gives_the_same_probabilities_in_inference(TorchCase torch) {
    INDArray images = torch.numbers().batch().getFeatures();
    ComputationGraph graph = graph(torch);

    INDArray probabilities = graph.output(false, images)[0];

    requireComputed(graph);

    assertThat(difference(probabilities, torch.numbers().inferenceProbabilities()))
        .isLessThan(FORWARDS);
  }

  @ParameterizedTest
  @MethodSource(TorchCase.ALL)
  void gives_the_same_probabilities_in_training(TorchCase torch) {
    INDArray images = torch.numbers().batch().getFeatures();
    ComputationGraph graph = graph(torch);

    INDArray probabilities = graph.output(true, images)[0];

    requireComputed(graph);

    assertThat(difference(probabilities, torch.numbers().trainingProbabilities()))
        .isLessThan(FORWARDS);
  }

  @ParameterizedTest
  @MethodSource(TorchCase.ALL)
  void gives_the_same_loss_and_gradients(TorchCase torch) {
    ComputationGraph graph = graph(torch);

    assertThat(loss(graph, torch.numbers().batch()))
        .isCloseTo(torch.numbers().losses()[0], within(FORWARDS));
    requireComputed(graph);

    // Until its updater has seen them, Deeplearning4j's gradients are sums over the batch, without
    // weight decay; what it holds in the place of the statistics' gradients is their change.
    long images = torch.numbers().batch().numExamples();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    graph
        .gradient()
        .gradientForVariable()
        .forEach((name, sum) -> gradients.put(name, sum.div(images)));
    gradients.keySet().retainAll(Models.trainable(graph));
    assertAgree(gradients, torch.numbers().gradients(), BACKWARDS);
  }

  @ParameterizedTest
  @MethodSource(TorchCase.ALL)
  void keeps_the_same_running_statistics(TorchCase torch) {
    ComputationGraph graph = graph(torch);

    graph.fit(torch.numbers().batch());

    requireComputed(graph);
    Map<String, INDArray> statistics = new LinkedHashMap<>(graph.paramTable());
    statistics.keySet().removeAll(Models.trainable(graph));
    assertAgree(statistics, torch.numbers().statisticsAfterOneStep(), FORWARDS);
  }

  @ParameterizedTest
  @MethodSource(TorchCase.ALL)
  void learns_the_same_in_three_steps_with_momentum_and_weight_decay(TorchCase torch) {
    ComputationGraph graph = graph(torch);
    DataSet batch = torch.numbers().batch();

    for (double loss : torch.numbers().losses()) {
      double decay = graph.calcRegularizationScore(true);
      graph.fit(batch);
      assertThat(graph.score() - decay).isCloseTo(loss, within(THREE_STEPS));
    }

    assertAgree(graph.paramTable(), torch.numbers().afterThreeSteps(), THREE_STEPS);
  }

  private ComputationGraph graph(TorchCase torch) {
    ComputationGraph graph = build(torch.network(), torch.numbers().optimizer());
    torch.numbers().loadInto(graph);
    return graph;
  }

  // Deeplearning4j's score has the weight decay's term in it.
  private static double loss(ComputationGraph graph, DataSet batch) {
    graph.setInputs(batch.getFeatures());
    graph.setLabels(batch.getLabels());
    graph.computeGradientAndScore();
    return graph.score() - graph.calcRegularizationScore(true);
  }

  private static void assertAgree(
      Map<String, INDArray> actual, Map<String, INDArray> expected, double tolerance) {
    assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    Map<String, Double> differences = new LinkedHashMap<>();
    expected.forEach((name, value) -> differences.put(name, difference(actual.get(name), value)));
    assertThat(differences)
        .allSatisfy((name, value) -> assertThat(value).as(name).isLessThan(tolerance));
  }

  private static double difference(INDArray actual, INDArray expected) {
    // In Java: ND4J's greatest number passes over those that are none.
    double[] values = actual.reshape(expected.shape()).dup('c').data().asDouble();
    double[] others = expected.dup('c').data().asDouble();
    double largest = 0;
    double apart = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(others[i]));
      apart = Math.max(apart, Math.abs(values[i] - others[i]));
    }
    return apart / largest;
  }
}
