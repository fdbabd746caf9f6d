package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residuallab.architecture.ShortcutOption.B;
import static org.residuallab.architecture.StridePlacement.FIRST_1X1;
import static org.residuallab.architecture.StridePlacement.MIDDLE_3X3;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.engine.Engine;
import org.residuallab.model.Models;

/** Weights under other code's names, on both paths: what PyTorch computes with them. */
class LogitsAgreeWithTorchTest {

  /** Single precision, with roundings of 6e-8, through up to 56 layers, against double. */
  static final double TOLERANCE = 2e-5;

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("resnet-20", around("resnet-20")),
        Arguments.of("resnet-32", around("resnet-32")),
        Arguments.of("resnet-56", around("resnet-56")),
        Arguments.of("resnet-8-b", Networks.named("resnet-8").with(B)),
        Arguments.of("mini-resnet-18", mini("resnet-18", 64).with(B)),
        Arguments.of("mini-resnet-50-v1", mini("resnet-50", 64).with(FIRST_1X1)),
        Arguments.of("mini-resnet-50-v1.5", mini("resnet-50", 64).with(MIDDLE_3X3)),
        Arguments.of("mini-vgg-19", mini("vgg-19", 32).with(Normalization.NONE)),
        Arguments.of("mini-vgg-19-bn", mini("vgg-19", 64)));
  }

  static Architecture around(String name) {
    return Networks.named(name).with(ZeroChannels.AROUND);
  }

  static Architecture mini(String name, int side) {
    return Miniature.of(Networks.named(name), 8, new Shape(3, side, side), 10);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void to_single_precision(String name, Architecture architecture, @TempDir Path folder)
      throws Exception {
    ForeignNumbers torch = ForeignNumbers.of(name);
    WeightsImport weights = WeightsImport.of(architecture, torch.weights(folder));
    ComputationGraph graph = Models.build(architecture.network(), 1);
    weights.applyTo(graph);

    INDArray logits = Logits.of(graph, torch.images());

    assertThat(Logits.difference(torch.logits(), logits.toDoubleMatrix())).isLessThan(TOLERANCE);
    assertThat(Engine.accelerate(graph).outputSingle(torch.images()).argMax(1).toIntVector())
        .isEqualTo(logits.argMax(1).toIntVector());
  }
}
