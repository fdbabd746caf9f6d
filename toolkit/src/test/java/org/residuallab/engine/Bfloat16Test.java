package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Networks;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Bits;
import org.residuallab.model.Models;
import org.residuallab.model.Precision;

@ExtendWith(EmulatedBfloat16.class)
class Bfloat16Test {

  private static final int STEPS = 3;

  @Test
  void two_trainings_end_with_the_same_bits_and_those_in_32_bits_with_others() {
    List<INDArray> ends =
        IntStream.range(0, 2).mapToObj(time -> trained(Precision.BFLOAT16).params()).toList();

    assertThat(Bits.equal(ends.get(0), ends.get(1))).isTrue();
    assertThat(Bits.equal(ends.get(0), trained(Precision.FLOAT32).params())).isFalse();
  }

  @Test
  void says_by_which_instructions_it_computes() {
    EngineDescription narrow = Engine.describe(graph(Precision.BFLOAT16));

    assertThat(narrow.instructions()).isEqualTo(Onednn.library().bfloat16().toString());
    assertThat(narrow).isNotEqualTo(Engine.describe(graph(Precision.FLOAT32)));
  }

  @Test
  void a_copy_goes_on_in_the_same_precision() {
    ComputationGraph graph = trained(Precision.BFLOAT16);
    ComputationGraph copy = graph.clone();

    graph.fit(batch(STEPS));
    copy.fit(batch(STEPS));

    assertThat(Bits.equal(copy.params(), graph.params())).isTrue();
    assertThat(Engine.describe(copy)).isEqualTo(Engine.describe(graph));
  }

  @Test
  void what_a_listener_reads_are_the_activations_that_were_computed() {
    ComputationGraph graph = graph(Precision.BFLOAT16);

    Map<String, INDArray> activations = graph.feedForward(batch(0).getFeatures(), true);

    INDArray sums = activations.get("stage1.block1.add");
    assertThat(sums).isNotNull();
    for (float value : sums.dup('c').data().asFloat()) {
      assertThat(Float.floatToIntBits(value) & 0xffff).isZero();
    }
  }

  @Test
  void gradients_of_weights_and_statistics_are_sums_of_32_bits() {
    ComputationGraph graph = graph(Precision.BFLOAT16);

    Agreement.gradient(graph, batch(0));

    for (String name :
        List.of(
            "stage2.block1.conv1_W",
            "stage2.block1.bn1_mean",
            graph.getConfiguration().getNetworkOutputs().get(0) + "_W")) {
      float[] values = graph.gradient().getGradientFor(name).dup('c').data().asFloat();
      long longer =
          IntStream.range(0, values.length)
              .filter(i -> (Float.floatToIntBits(values[i]) & 0xffff) != 0)
              .count();
      assertThat(longer).as(name).isGreaterThan(values.length * 9L / 10);
    }
  }

  @Test
  void nothing_else_takes_over_what_it_cannot_train() {
    ComputationGraph unknown =
        SmallGraphs.pooled(SmallGraphs.convolution(6, 3, 1), new ActivationLayer(Activation.TANH));
    assertThatThrownBy(() -> Engine.open(unknown, EngineSettings.fastest(), Precision.BFLOAT16))
        .isInstanceOf(RefusedPrecisionException.class)
        .hasMessageStartingWith("no training in bfloat16: layer layer1 (activation tanh)");

    DataSet masked = batch(0);
    masked.setLabelsMaskArray(Nd4j.ones(masked.numExamples(), 1));
    ComputationGraph graph = graph(Precision.BFLOAT16);
    assertThatThrownBy(() -> graph.fit(masked))
        .isInstanceOf(RefusedPrecisionException.class)
        .hasMessageStartingWith("no training in bfloat16: batches with masks");
  }

  private static ComputationGraph trained(Precision precision) {
    ComputationGraph graph = graph(precision);
    for (int step = 0; step < STEPS; step++) {
      graph.fit(batch(step));
    }
    return graph;
  }

  private static ComputationGraph graph(Precision precision) {
    return Engine.open(
        Models.build(Networks.named("resnet-8").network(), 1), EngineSettings.fastest(), precision);
  }

  private static DataSet batch(int seed) {
    return SmallGraphs.batch(8, 3, 32, 32, 10, seed);
  }
}
