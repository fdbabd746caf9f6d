package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.model.Models;

/** The counted figures hold on the Deeplearning4j graph, layer by layer. */
class BuiltGraphTest {

  static Stream<Network> networks() {
    Variation optionC = Variation.NONE.with(ShortcutOption.C);
    return Stream.of(
            Networks.named("plain-20"),
            Networks.named("resnet-20"),
            Networks.named("resnet-20", optionC),
            Networks.named("preresnet-20"),
            Networks.named("preresnet-164"),
            Networks.named("wide-resnet-16-2"),
            narrowBottlenecks(ShortcutOption.A, StridePlacement.FIRST_1X1),
            narrowBottlenecks(ShortcutOption.C, StridePlacement.MIDDLE_3X3),
            smallVgg())
        .map(Architecture::network);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void layer_by_layer(Network network) {
    NetworkCost cost = NetworkCost.of(network);
    ComputationGraph graph = Models.build(network, 1);
    Shape image = network.input();
    Map<String, INDArray> outputs =
        graph.feedForward(
            Nd4j.zeros(DataType.FLOAT, 1, image.channels(), image.height(), image.width()), true);

    for (Cost layer : cost.layers()) {
      INDArray output = outputs.get(layer.name());
      assertThat(output.length()).as(layer.name()).isEqualTo(layer.output().size());
      assertThat(Convention.DEEPLEARNING4J.count(layer.parameters()))
          .as(layer.name())
          .isEqualTo(built(graph, layer.name()));
      assertThat(layer.multiplyAdds())
          .as(layer.name())
          .isEqualTo(weights(graph, layer.name()) * positions(output));
    }
    assertThat(Convention.DEEPLEARNING4J.count(cost.total().parameters()))
        .isEqualTo(graph.numParams());
    assertThat(cost.total().parameterCount()).isEqualTo(Models.trainableParameters(graph));
  }

  /** A user's own architecture, with an image whose sides do not halve evenly. */
  private static Architecture narrowBottlenecks(ShortcutOption option, StridePlacement placement) {
    return new Architecture(
        "bottlenecks",
        new Shape(3, 33, 27),
        Normalization.BATCH,
        List.of(
            new Stage(
                Architecture.STEM,
                List.of(new Block.Convolutional(7, 2, 6), new Block.Pooling(3, 2, 1))),
            new Stage("conv2", List.of(new Block.Bottleneck(4, 1, placement, option))),
            new Stage(
                "conv3",
                List.of(
                    new Block.Bottleneck(8, 2, placement, option),
                    new Block.Bottleneck(8, 1, placement, option)))),
        new Head.AveragePooled(5));
  }

  private static Architecture smallVgg() {
    return new Architecture(
        "small-vgg",
        new Shape(1, 12, 8),
        Normalization.NONE,
        List.of(
            new Stage(
                "conv1",
                List.of(
                    new Block.Convolutional(3, 1, 4),
                    new Block.Convolutional(3, 1, 4),
                    new Block.Pooling(2, 2, 0)))),
        new Head.Hidden(List.of(16, 16), 0.5, 3));
  }

  private static long built(ComputationGraph graph, String layer) {
    org.deeplearning4j.nn.api.Layer found = graph.getLayer(layer);
    return found == null ? 0 : found.numParams();
  }

  private static long weights(ComputationGraph graph, String layer) {
    INDArray weights = graph.paramTable().get(layer + "_W");
    return weights == null ? 0 : weights.length();
  }

  private static long positions(INDArray output) {
    return output.rank() == 4 ? output.size(2) * output.size(3) : 1;
  }
}
