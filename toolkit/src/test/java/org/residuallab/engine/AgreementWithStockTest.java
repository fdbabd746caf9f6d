package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.residuallab.engine.SmallGraphs.convolution;
import static org.residuallab.engine.SmallGraphs.dense;
import static org.residuallab.engine.SmallGraphs.normalization;
import static org.residuallab.engine.SmallGraphs.pooled;
import static org.residuallab.engine.SmallGraphs.pooling;
import static org.residuallab.engine.SmallGraphs.relu;
import static org.residuallab.engine.SmallGraphs.unbiased;

import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Every kind of layer against Deeplearning4j's own, from the same weights. */
class AgreementWithStockTest {

  // Two orders of summation in single precision, through few layers.
  private static final double ONE_PASS = 2e-5;
  private static final double THREE_STEPS = 2e-4;

  static Stream<Named<ComputationGraph>> graphs() {
    return Stream.of(
        Named.of("3x3 convolution", pooled(convolution(5, 3, 1))),
        Named.of("1x1 convolution, stride 2", pooled(convolution(16, 1, 2), relu())),
        Named.of("7x7 convolution, stride 2", pooled(convolution(8, 7, 2), relu())),
        Named.of("5x5 convolution, mode same", pooled(same(5, 2), relu())),
        Named.of("normalisation", pooled(unbiased(16, 3, 1), normalization(), relu())),
        Named.of(
            "normalisation of 20 channels", pooled(unbiased(20, 3, 1), normalization(), relu())),
        Named.of("normalisation alone", pooled(normalization(), convolution(6, 3, 1), relu())),
        Named.of(
            "normalisation with logarithmic variance",
            pooled(unbiased(6, 3, 1), new BatchNormalization.Builder().build(), relu())),
        Named.of(
            "normalisation of a rectifier",
            pooled(unbiased(6, 3, 1), relu(), normalization(), relu())),
        Named.of("maximum", pooled(convolution(6, 3, 1), relu(), pooling(PoolingType.MAX, 1))),
        Named.of("average", pooled(convolution(6, 3, 1), pooling(PoolingType.AVG, 0))),
        Named.of("padded average", pooled(convolution(6, 3, 1), pooling(PoolingType.AVG, 1))),
        Named.of("two rectifiers", pooled(convolution(6, 3, 1), relu(), relu())),
        Named.of("fully connected", SmallGraphs.chain(convolution(6, 3, 2), dense(11), relu())),
        Named.of("fully connected on the images", SmallGraphs.chain(dense(7), relu())),
        Named.of("block of one convolution", SmallGraphs.block()));
  }

  private static ConvolutionLayer same(int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(6)
        .build();
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void has_the_same_gradients_and_score(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);
    DataSet batch = SmallGraphs.batch(7, 1);

    Agreement.gradient(stock, batch);
    Agreement.gradient(fast, batch);

    Agreement.assertAgree(
        fast.gradient().gradientForVariable(), stock.gradient().gradientForVariable(), ONE_PASS);
    assertThat(fast.score()).isCloseTo(stock.score(), within(1e-5));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void learns_the_same_and_infers_the_same(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);

    // The last batch of an epoch is a short one.
    for (int images : new int[] {6, 6, 3}) {
      DataSet batch = SmallGraphs.batch(images, images);
      stock.fit(batch);
      fast.fit(batch);
      assertThat(fast.score()).isCloseTo(stock.score(), within(2e-6 + THREE_STEPS / 10));
    }

    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), THREE_STEPS);
    DataSet images = SmallGraphs.batch(5, 9);
    assertThat(
            Agreement.difference(
                fast.outputSingle(images.getFeatures()), stock.outputSingle(images.getFeatures())))
        .isLessThan(THREE_STEPS);
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void shows_the_same_activations(ComputationGraph stock) {
    ComputationGraph fast = fast(stock);
    DataSet batch = SmallGraphs.batch(4, 3);
    Vertices vertices = new Vertices(stock, true);

    for (boolean training : new boolean[] {true, false}) {
      Map<String, INDArray> expected = stock.feedForward(batch.getFeatures(), training);
      // Deeplearning4j's rectifiers write over the activations before them.
      expected.keySet().removeIf(name -> vertices.rectifier(name).isPresent());
      Agreement.assertAgree(fast.feedForward(batch.getFeatures(), training), expected, ONE_PASS);
    }
  }

  private static ComputationGraph fast(ComputationGraph stock) {
    ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest());
    assertThat(fast).isInstanceOf(FastGraph.class);
    return fast;
  }
}
