package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.model.Models;
import org.residuallab.model.Precision;

/**
 * Every kind of layer in bfloat16 against Deeplearning4j's own in 32 bits, from the same weights:
 * as near as numbers of 8 binary digits come, and not so near that they could have more.
 */
@ExtendWith(EmulatedBfloat16.class)
class Bfloat16AgreesWithStockTest {

  // Measured: 0.2 to 8 % of the gradient's norm, most where normalisations see few numbers.
  private static final double GRADIENT = 0.12;
  private static final double ONE_DIGIT_MORE = 1e-3;
  // Measured: up to 0.5 % of the largest probability, 0.7 % of the largest step of a statistic.
  private static final double FORWARDS = 0.01;

  @ParameterizedTest
  @MethodSource(LayerKinds.ALL)
  void gives_nearly_the_same_outputs_statistics_and_gradients(ComputationGraph stock) {
    DataSet batch = SmallGraphs.batch(64, 1);
    ComputationGraph narrow = narrow(stock);

    Agreement.gradient(stock, batch);
    Agreement.gradient(narrow, batch);

    assertThat(distance(narrow, stock)).isBetween(ONE_DIGIT_MORE, GRADIENT);
    assertThat(narrow.score()).isCloseTo(stock.score(), within(FORWARDS / 2));
    Map<String, INDArray> steps = stock.gradient().gradientForVariable();
    steps.keySet().removeAll(Models.trainable(stock));
    Agreement.assertAgree(narrow.gradient().gradientForVariable(), steps, FORWARDS);
    assertThat(
            Agreement.difference(
                narrow.output(true, batch.getFeatures())[0],
                stock.output(true, batch.getFeatures())[0]))
        .isLessThan(FORWARDS);
  }

  @Test
  void dropout_draws_what_it_draws_in_32_bits() {
    ComputationGraph graph =
        SmallGraphs.chain(SmallGraphs.dense(50), SmallGraphs.relu(), SmallGraphs.dropout(0.5));
    ComputationGraph wide = Engine.open(graph.clone(), EngineSettings.fastest());
    ComputationGraph narrow = narrow(graph);
    DataSet batch = SmallGraphs.batch(64, 1);

    Agreement.gradient(wide, batch);
    Agreement.gradient(narrow, batch);

    assertThat(distance(narrow, wide)).isBetween(ONE_DIGIT_MORE, GRADIENT);
  }

  private static ComputationGraph narrow(ComputationGraph stock) {
    return Engine.accelerate(stock.clone(), Precision.BFLOAT16);
  }

  /** Of the whole gradients, by the other's norm. */
  private static double distance(ComputationGraph actual, ComputationGraph expected) {
    INDArray gradient = expected.gradient().gradient();
    return actual.gradient().gradient().sub(gradient).norm2Number().doubleValue()
        / gradient.norm2Number().doubleValue();
  }
}
