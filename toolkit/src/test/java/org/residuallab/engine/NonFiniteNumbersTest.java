package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** NaN and infinities are where Deeplearning4j has them, and nowhere else. */
class NonFiniteNumbersTest {

  private static final float[] BAD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

  static Stream<Named<ComputationGraph>> graphs() {
    return Stream.of(
        Named.of(
            "normalised",
            SmallGraphs.pooled(
                SmallGraphs.unbiased(6, 3, 1), SmallGraphs.normalization(), SmallGraphs.relu())),
        Named.of(
            "rectified alone",
            SmallGraphs.pooled(
                SmallGraphs.convolution(6, 3, 1),
                SmallGraphs.relu(),
                SmallGraphs.convolution(5, 3, 2),
                SmallGraphs.relu())),
        Named.of(
            "maxima",
            SmallGraphs.pooled(
                SmallGraphs.convolution(6, 3, 1), SmallGraphs.pooling(PoolingType.MAX, 1))),
        Named.of("a block", SmallGraphs.shrinking(6, 11)),
        Named.of("fully connected", SmallGraphs.chain(SmallGraphs.dense(7), SmallGraphs.relu())));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void in_one_pixel(ComputationGraph stock) {
    for (float bad : BAD) {
      DataSet batch = SmallGraphs.batch(4, 1);
      batch.getFeatures().putScalar(new int[] {1, 2, 4, 4}, bad);

      assertSame(stock, batch);
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void in_one_weight_or_statistic(ComputationGraph stock) {
    String first = stock.paramTable().keySet().iterator().next();
    for (String name : stock.paramTable().keySet()) {
      for (float bad : name.equals(first) ? BAD : new float[] {Float.NaN}) {
        ComputationGraph broken = stock.clone();
        INDArray parameter = broken.getParam(name);
        parameter.putScalar(parameter.length() / 2, bad);

        assertSame(broken, SmallGraphs.batch(4, 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void in_one_label(ComputationGraph stock) {
    DataSet batch = SmallGraphs.batch(4, 1);
    batch.getLabels().putScalar(2, 1, Float.NaN);

    assertSame(stock, batch);
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void where_finite_numbers_overflow(ComputationGraph stock) {
    ComputationGraph large = stock.clone();
    String first = large.paramTable().keySet().iterator().next();
    large.getParam(first).muli(1e38);

    assertSame(large, SmallGraphs.batch(4, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 0})
  void where_a_channel_is_constant_or_a_variance_has_no_root(double epsilon) {
    ComputationGraph constant =
        SmallGraphs.pooled(
            SmallGraphs.unbiased(6, 3, 1), normalization(epsilon), SmallGraphs.relu());
    constant.getParam("layer0_W").assign(0);
    ComputationGraph rootless = SmallGraphs.pooled(normalization(epsilon), SmallGraphs.relu());
    rootless.getParam("layer0_var").assign(-1);
    ComputationGraph folded =
        SmallGraphs.pooled(
            SmallGraphs.unbiased(6, 3, 1), normalization(epsilon), SmallGraphs.relu());
    folded.getParam("layer1_var").assign(-1);

    for (ComputationGraph stock : List.of(constant, rootless, folded)) {
      ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest(), notice -> {});
      INDArray images = SmallGraphs.batch(4, 1).getFeatures();
      for (boolean training : new boolean[] {true, false}) {
        assertSamePlaces(
            "output", fast.output(training, images)[0], stock.output(training, images)[0]);
      }
    }
  }

  private static BatchNormalization normalization(double epsilon) {
    return new BatchNormalization.Builder().useLogStd(false).eps(epsilon).build();
  }

  private static void assertSame(ComputationGraph stock, DataSet batch) {
    ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest());
    assertThat(fast).isInstanceOf(FastGraph.class);
    ComputationGraph reference = stock.clone();
    INDArray images = batch.getFeatures();

    assertSamePlaces("output", fast.outputSingle(images), reference.outputSingle(images));
    assertSamePlaces(
        "output in training", fast.output(true, images)[0], reference.output(true, images)[0]);
    fast.fit(batch);
    reference.fit(batch);
    assertThat(Double.isFinite(fast.score())).isEqualTo(Double.isFinite(reference.score()));
    Map<String, INDArray> learned = fast.paramTable();
    reference
        .paramTable()
        .forEach((name, parameter) -> assertSamePlaces(name, learned.get(name), parameter));
  }

  private static void assertSamePlaces(String what, INDArray actual, INDArray expected) {
    float[] found = actual.dup('c').data().asFloat();
    float[] wanted = expected.dup('c').data().asFloat();
    for (int i = 0; i < wanted.length; i++) {
      assertThat(kind(found[i])).as("%s at %d", what, i).isEqualTo(kind(wanted[i]));
    }
  }

  private static String kind(float number) {
    return Float.isFinite(number) ? "finite" : Float.toString(number);
  }
}
