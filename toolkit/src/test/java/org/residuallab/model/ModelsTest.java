package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;

class ModelsTest {

  @ParameterizedTest
  @CsvSource({
    "plain-20, 269722",
    "plain-32, 464154",
    "plain-44, 658586",
    "plain-56, 853018",
    "resnet-20, 269722",
    "resnet-110, 1727962",
    "resnet-18, 11515688"
  })
  void has_the_papers_number_of_parameters(String name, long parameters) {
    ComputationGraph graph = Models.build(network(name), 1);

    assertThat(Models.trainableParameters(graph)).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"A, 269722", "B, 272474", "C, 283962"})
  void options_differ_by_their_projections_alone(ShortcutOption option, long parameters) {
    Network network = Networks.named("resnet-20", Variation.NONE.with(option)).network();

    assertThat(Models.trainableParameters(Models.build(network, 1))).isEqualTo(parameters);
  }

  @Test
  void twins_start_from_the_same_weights_in_the_same_order() {
    ComputationGraph plain = Models.build(network("plain-20"), 7);
    ComputationGraph residual = Models.build(network("resnet-20"), 7);

    List<String> names = new ArrayList<>(plain.paramTable().keySet());
    assertThat(new ArrayList<>(residual.paramTable().keySet())).isEqualTo(names);
    assertThat(Bits.equal(residual.params(), plain.params())).isTrue();
    assertThat(Models.build(network("plain-20"), 8).params()).isNotEqualTo(plain.params());
  }

  @Test
  void weights_start_with_the_deviation_of_he_initialisation() {
    ComputationGraph graph = Models.build(network("resnet-56"), 1);

    // 3x3 kernels on 64 channels: fan-in 576.
    INDArray weights = graph.getParam("stage3.block2.conv1_W");
    assertThat(weights.stdNumber().doubleValue()).isCloseTo(Math.sqrt(2.0 / 576), within(1e-3));
    assertThat(weights.meanNumber().doubleValue()).isCloseTo(0, within(1e-3));
  }

  // Computed in Python from the description of SplitMix64 and the polar method.
  @Test
  void weights_are_those_that_another_program_draws() {
    assertThat(weights("resnet-20", 7, "stage2.block1.conv1_W", 4))
        .containsExactly(
            new double[] {
              -0.08257226041185993, -0.034583578559578665, -0.011743384936405546, 0.1830071374374048
            },
            within(2e-8));
    assertThat(weights("resnet-20", 7, "head.fc_W", 3))
        .containsExactly(
            new double[] {0.008811358571791137, 0.016369198178684364, 0.004929344463245427},
            within(1e-9));
    assertThat(weights("plain-20", -3, "stem.conv_W", 3))
        .containsExactly(
            new double[] {0.1144248995062834, -0.11890828949799033, -0.2589115100429136},
            within(2e-8));
  }

  private static double[] weights(String network, long seed, String name, int first) {
    INDArray weights = Models.build(network(network), seed).getParam(name).dup('c');
    return Arrays.copyOf(weights.data().asDouble(), first);
  }

  @Test
  void survives_being_saved_and_loaded(@TempDir Path folder) throws Exception {
    ComputationGraph graph = Models.build(network("resnet-8"), 1);
    File file = folder.resolve("model.zip").toFile();

    ModelSerializer.writeModel(graph, file, true);
    ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file);

    INDArray images = Nd4j.rand(DataType.FLOAT, 2, 3, 32, 32);
    assertThat(Bits.equal(loaded.outputSingle(images), graph.outputSingle(images))).isTrue();
    assertThat(loaded.summary()).contains("stage2.block1.shortcut", "head.fc");
  }

  private static Network network(String name) {
    return Networks.named(name).network();
  }
}
