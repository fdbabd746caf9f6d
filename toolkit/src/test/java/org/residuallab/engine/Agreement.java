package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Compares two graphs, each difference against the largest value of its array. */
final class Agreement {

  private Agreement() {}

  static void gradient(ComputationGraph graph, DataSet batch) {
    graph.setInputs(batch.getFeatures());
    graph.setLabels(batch.getLabels());
    graph.computeGradientAndScore();
  }

  static void assertAgree(
      Map<String, INDArray> actual, Map<String, INDArray> expected, double tolerance) {
    assertThat(actual.keySet()).containsAll(expected.keySet());
    expected.forEach(
        (name, value) ->
            assertThat(difference(actual.get(name), value)).as(name).isLessThan(tolerance));
  }

  static double difference(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    // In Java: ND4J's greatest number passes over those that are none.
    double[] values = actual.dup('c').data().asDouble();
    double[] others = expected.dup('c').data().asDouble();
    double largest = Float.MIN_NORMAL;
    double apart = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(others[i]));
      apart = Math.max(apart, Math.abs(values[i] - others[i]));
    }
    return apart / largest;
  }
}
