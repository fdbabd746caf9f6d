package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.ops.transforms.Transforms;

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
    double largest = Transforms.abs(expected).maxNumber().doubleValue();
    return Transforms.abs(actual.sub(expected)).maxNumber().doubleValue()
        / Math.max(largest, Float.MIN_NORMAL);
  }
}
