package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ZeroChannels;

class ZeroPaddedShortcutVertexTest {

  @Test
  void keeps_every_second_row_and_column_and_appends_channels_of_zeros() {
    ComputationGraph graph = shortcut(1, 3, 4, 2, 3);
    INDArray image =
        Nd4j.createFromArray(
                new float[][] {
                  {1, 2, 3, 4},
                  {5, 6, 7, 8},
                  {9, 10, 11, 12}
                })
            .reshape(1, 1, 3, 4);

    INDArray output = graph.outputSingle(image);

    assertThat(output.shape()).containsExactly(1, 3, 2, 2);
    assertThat(output.ravel().toFloatVector())
        .containsExactly(1, 3, 9, 11, /* zeros */ 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void puts_half_of_the_zeros_before_where_they_go_around() {
    ComputationGraph graph =
        graph(new ZeroPaddedShortcutVertex(1, 4, ZeroChannels.AROUND), new Shape(1, 1, 2));

    INDArray output = graph.outputSingle(Nd4j.createFromArray(1f, 2f).reshape(1, 1, 1, 2));

    // Of three new channels one before.
    assertThat(output.ravel().toFloatVector()).containsExactly(0, 0, 1, 2, 0, 0, 0, 0);
  }

  @Test
  void a_file_that_does_not_say_where_they_go_means_behind() {
    String json = shortcut(2, 8, 8, 2, 5).getConfiguration().toJson();
    String old = json.replaceFirst(",\\s*\"zeros\"\\s*:\\s*\"BEHIND\"", "");

    assertThat(old).isNotEqualTo(json).doesNotContain("zeros");
    assertThat(ComputationGraphConfiguration.fromJson(old).getVertices())
        .containsEntry("shortcut", new ZeroPaddedShortcutVertex(2, 5));
  }

  @ParameterizedTest
  @CsvSource({
    // stride, height, width -> height, width: as many as a 3x3 convolution with padding 1 gives
    "1, 7, 5, 7, 5",
    "2, 8, 6, 4, 3",
    "2, 7, 5, 4, 3",
    "2, 1, 2, 1, 1",
    "3, 7, 9, 3, 3",
  })
  void has_the_size_it_declares(int stride, int height, int width, int rows, int columns) {
    ComputationGraph graph = shortcut(2, height, width, stride, 5);

    assertThat(graph.outputSingle(Nd4j.rand(4, 2, height, width)).shape())
        .containsExactly(4, 5, rows, columns);
    InputType declared =
        new ZeroPaddedShortcutVertex(stride, 5)
            .getOutputType(0, InputType.convolutional(height, width, 2));
    assertThat(declared).isEqualTo(InputType.convolutional(rows, columns, 5));
  }

  @Test
  void its_configuration_survives_json() {
    ComputationGraphConfiguration configuration = shortcut(2, 8, 8, 2, 5).getConfiguration();

    ComputationGraphConfiguration read =
        ComputationGraphConfiguration.fromJson(configuration.toJson());

    assertThat(read.getVertices()).containsEntry("shortcut", new ZeroPaddedShortcutVertex(2, 5));
    assertThat(read).isEqualTo(configuration);
    assertThat(new ZeroPaddedShortcutVertex(2, 5))
        .isNotEqualTo(new ZeroPaddedShortcutVertex(1, 5))
        .isNotEqualTo(new ZeroPaddedShortcutVertex(2, 6))
        .isNotEqualTo(new ZeroPaddedShortcutVertex(2, 5, ZeroChannels.AROUND));
  }

  private static ComputationGraph shortcut(
      int depth, int height, int width, int stride, int channels) {
    return graph(new ZeroPaddedShortcutVertex(stride, channels), new Shape(depth, height, width));
  }

  private static ComputationGraph graph(ZeroPaddedShortcutVertex vertex, Shape input) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .addVertex("shortcut", vertex, "image")
                .setOutputs("shortcut")
                .setInputTypes(
                    InputType.convolutional(input.height(), input.width(), input.channels()))
                .build());
    graph.init();
    return graph;
  }
}
