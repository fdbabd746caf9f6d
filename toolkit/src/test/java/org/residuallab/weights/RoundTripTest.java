package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.data.Preprocessing;
import org.residuallab.model.Bits;
import org.residuallab.model.Models;

/** What is exported comes back as it was. */
class RoundTripTest {

  static Stream<Architecture> networks() {
    return Stream.of(
        Networks.named("resnet-8"),
        Networks.named("plain-8"),
        Networks.named("resnet-8").with(ZeroChannels.AROUND),
        mini("resnet-18"),
        mini("resnet-50"),
        mini("resnet-50").with(StridePlacement.MIDDLE_3X3),
        mini("vgg-16"),
        mini("vgg-19").with(Normalization.NONE));
  }

  private static Architecture mini(String name) {
    return Miniature.of(Networks.named(name), 16, new Shape(3, 32, 32), 7);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void bit_for_bit_and_as_the_same_network(Architecture architecture, @TempDir Path folder)
      throws Exception {
    ComputationGraph graph = filled(architecture);
    Path file = folder.resolve("weights.safetensors");

    WeightsExport.of(architecture).write(file, graph, Optional.empty());

    WeightsFile written = WeightsFile.read(file);
    assertThat(WeightsImport.asUsual(architecture, written)).isEqualTo(architecture);
    ComputationGraph read = Models.build(architecture.network(), 2);
    WeightsImport.of(architecture, written).applyTo(read);
    assertThat(Bits.equal(read.params(), graph.params())).isTrue();
    assertThat(folder.toFile().list()).containsExactly("weights.safetensors");
  }

  @Test
  void a_network_written_out_layer_by_layer_is_exported_too(@TempDir Path folder) throws Exception {
    Architecture architecture = Networks.named("resnet-8").with(ZeroChannels.AROUND);
    Path file = folder.resolve("weights.safetensors");

    WeightsExport.of(architecture.network()).write(file, filled(architecture), Optional.empty());

    assertThat(WeightsImport.asUsual(Networks.named("resnet-8"), WeightsFile.read(file)))
        .isEqualTo(architecture);
  }

  @Test
  void a_pictures_shorter_side_is_what_the_file_says_or_else_what_the_code_of_its_names_does(
      @TempDir Path folder) throws Exception {
    Architecture small = Miniature.of(Networks.named("resnet-18"), 16, new Shape(3, 56, 56), 7);
    Path file = folder.resolve("weights.safetensors");

    WeightsExport.of(small).write(file, filled(small), Optional.empty());
    Preprocessing usual = preprocessing(small, file);
    assertThat(usual.shorterSide()).isEqualTo(64); // 256 for 224.

    Preprocessing own =
        new Preprocessing(
            usual.image(), usual.scale(), usual.mean(), usual.deviation(), usual.classNames(), 70);
    WeightsExport.of(small).write(file, filled(small), Optional.of(own));
    assertThat(preprocessing(small, file)).isEqualTo(own);

    Architecture cifar = Networks.named("resnet-8");
    WeightsExport.of(cifar).write(file, filled(cifar), Optional.empty());
    assertThat(preprocessing(cifar, file).shorterSide()).isEqualTo(32);
  }

  private static Preprocessing preprocessing(Architecture network, Path file) throws Exception {
    return UsualPreprocessing.of(
        network, WeightsFile.read(file), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ComputationGraph filled(Architecture architecture) {
    ComputationGraph graph = Models.build(architecture.network(), 1);
    Random random = new Random(3);
    float[] values = new float[(int) graph.numParams()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    graph.params().assign(Nd4j.createFromArray(values).reshape(graph.params().shape()));
    return graph;
  }
}
