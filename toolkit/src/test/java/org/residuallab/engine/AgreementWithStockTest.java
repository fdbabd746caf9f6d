package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.engine.translation.Rectified;

/** Every kind of layer against Deeplearning4j's own, from the same weights. */
class AgreementWithStockTest {

  // Two orders of summation in single precision, through few layers.
  private static final double ONE_PASS = 2e-5;
  private static final double THREE_STEPS = 2e-4;

  @ParameterizedTest
  @MethodSource(LayerKinds.ALL)
  void has_the_same_gradients_and_score(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);
    DataSet batch = SmallGraphs.batch(7, 1);

    Agreement.gradient(stock, batch);
    Agreement.gradient(fast, batch);

    assertComputedBy(fast);
    Agreement.assertAgree(
        fast.gradient().gradientForVariable(), stock.gradient().gradientForVariable(), ONE_PASS);
    assertThat(fast.score()).isCloseTo(stock.score(), within(1e-5));
  }

  @ParameterizedTest
  @MethodSource(LayerKinds.ALL)
  void learns_the_same_and_infers_the_same(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);

    // The last batch of an epoch is a short one.
    for (int images : new int[] {6, 6, 3}) {
      DataSet batch = SmallGraphs.batch(images, images);
      stock.fit(batch);
      fast.fit(batch);
      assertThat(fast.score()).isCloseTo(stock.score(), within(2e-6 + THREE_STEPS / 10));
      assertComputedBy(fast);
    }

    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), THREE_STEPS);
    DataSet images = SmallGraphs.batch(5, 9);
    assertThat(
            Agreement.difference(
                fast.outputSingle(images.getFeatures()), stock.outputSingle(images.getFeatures())))
        .isLessThan(THREE_STEPS);
    assertComputedBy(fast);
  }

  @ParameterizedTest
  @MethodSource(LayerKinds.ALL)
  void shows_the_same_activations(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);
    DataSet batch = SmallGraphs.batch(4, 3);
    for (boolean training : new boolean[] {true, false}) {
      Map<String, INDArray> expected = stock.feedForward(batch.getFeatures(), training);
      // Deeplearning4j's rectifiers write over the activations before them.
      expected.keySet().removeAll(Rectified.in(stock));
      Agreement.assertAgree(fast.feedForward(batch.getFeatures(), training), expected, ONE_PASS);
      assertComputedBy(fast);
    }
  }

  @ParameterizedTest
  @MethodSource(LayerKinds.RANDOM)
  void infers_the_same_where_training_draws_at_random(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);
    INDArray images = SmallGraphs.batch(5, 9).getFeatures();

    Agreement.assertAgree(fast.feedForward(images, false), visible(stock, images), ONE_PASS);
    assertThat(Agreement.difference(fast.outputSingle(images), stock.outputSingle(images)))
        .isLessThan(ONE_PASS);
    assertComputedBy(fast);
  }

  @ParameterizedTest
  @MethodSource(LayerKinds.RANDOM)
  void drops_as_many_values_as_were_asked_for(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);
    INDArray images = SmallGraphs.batch(64, 9).getFeatures();
    ComputationGraphConfiguration configuration = stock.getConfiguration();
    Map<String, INDArray> activations = fast.feedForward(images, true);

    for (Layer layer : stock.getLayers()) {
      if (layer.conf().getLayer() instanceof DropoutLayer dropout) {
        String name = dropout.getLayerName();
        double kept = ((Dropout) dropout.getIDropout()).getP();
        INDArray before = activations.get(configuration.getVertexInputs().get(name).get(0));
        INDArray after = activations.get(name);
        // What is kept is divided by the probability, so that the expectation stays.
        INDArray survivors = after.neq(0).castTo(after.dataType());
        assertThat(Agreement.difference(after, before.mul(survivors).div(kept))).isLessThan(1e-6);
        double there = before.neq(0).castTo(after.dataType()).sumNumber().doubleValue();
        assertThat(survivors.sumNumber().doubleValue() / there)
            .isCloseTo(kept, within(5 * Math.sqrt(kept * (1 - kept) / there)));
      }
    }
  }

  /** Deeplearning4j would agree with itself. */
  private static void assertComputedBy(ComputationGraph fast) {
    assertThat(Engine.times(fast)).isNotEmpty();
    Engine.time(fast);
  }

  private static Map<String, INDArray> visible(ComputationGraph stock, INDArray images) {
    Map<String, INDArray> activations = stock.feedForward(images, false);
    activations.keySet().removeAll(Rectified.in(stock));
    return activations;
  }

  private static ComputationGraph fast(ComputationGraph stock) {
    ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest());
    assertThat(fast).isInstanceOf(FastGraph.class);
    Engine.time(fast);
    return fast;
  }
}
