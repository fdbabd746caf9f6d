package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.Wiring;
import org.residuallab.engine.Engine;

/** A model in its fully convolutional form beside the model itself. */
class DenseModelTest {

  private static final int SIDE = 10;
  private static final int STEP = 2;

  /** Without padding a position sees what a crop there would. */
  private record Unpadded(int filters) implements Block {
    @Override
    public void write(Wiring wiring) {
      wiring.add(0, new Layer.Convolution(3, 1, 0, filters, true));
      wiring.relu(0);
      wiring.add(0, new Layer.MaxPooling(STEP, STEP, 0));
    }
  }

  @Test
  void averages_the_scores_of_a_window_that_slides_over_the_image() {
    Network network =
        new Architecture(
                "unpadded",
                new Shape(3, SIDE, SIDE),
                Normalization.NONE,
                List.of(new Stage(Architecture.STEM, List.of(new Unpadded(6)))),
                new Head.Hidden(List.of(12, 8), 0.5, 5))
            .network();
    ComputationGraph trained = scattered(network);
    INDArray images = images(2, 14, 18);

    // Of the logarithms of probabilities: the scores, but for a term that softmax takes out again.
    INDArray sum = Nd4j.zeros(2, 5);
    int windows = 0;
    for (int top = 0; top + SIDE <= 14; top += STEP) {
      for (int left = 0; left + SIDE <= 18; left += STEP, windows++) {
        INDArray window =
            images
                .get(
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(top, top + SIDE),
                    NDArrayIndex.interval(left, left + SIDE))
                .dup('c');
        sum.addi(Transforms.log(trained.outputSingle(window)));
      }
    }
    assertThat(windows).isEqualTo(15);
    INDArray expected = Transforms.softmax(sum.div(windows));
    ComputationGraph dense = DenseModel.of(trained, network);
    assertThat(difference(dense.outputSingle(images), expected)).isLessThan(1e-6);
    assertThat(difference(Engine.accelerate(dense).outputSingle(images), expected))
        .isLessThan(1e-6);
    INDArray corner =
        trained.outputSingle(
            images
                .get(
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(0, SIDE),
                    NDArrayIndex.interval(0, SIDE))
                .dup('c'));
    assertThat(difference(corner, expected)).isGreaterThan(1e-3);
  }

  @Test
  void an_image_of_its_own_size_gets_the_same_answers() {
    Network network =
        Miniature.of(Networks.named("vgg-19"), 16, new Shape(3, 96, 96), 10).network();
    ComputationGraph trained = scattered(network);
    INDArray images = images(2, 96, 96);

    ComputationGraph dense = Engine.accelerate(DenseModel.of(trained, network));

    assertThat(difference(dense.outputSingle(images), trained.outputSingle(images)))
        .isLessThan(1e-5);
    assertThat(dense.numParams()).isEqualTo(trained.numParams());
  }

  @Test
  void with_global_pooling_a_model_has_this_form_already() {
    Network network = Networks.named("resnet-20").network();
    ComputationGraph trained = Models.build(network, 1);

    assertThat(DenseModel.of(trained, network)).isSameAs(trained);
  }

  /** Biases too, and a classifier that tells classes apart. */
  private static ComputationGraph scattered(Network network) {
    ComputationGraph graph = Models.build(network, 1);
    Nd4j.getRandom().setSeed(7);
    graph
        .paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("_b")) {
                values.assign(Nd4j.rand(values.shape()).subi(0.5));
              }
            });
    graph.getParam("head.fc_W").muli(50);
    return graph;
  }

  private static INDArray images(int count, int height, int width) {
    Nd4j.getRandom().setSeed(3);
    return Nd4j.rand(count, 3, height, width).subi(0.5).muli(4);
  }

  private static double difference(INDArray one, INDArray other) {
    return Transforms.abs(one.sub(other)).maxNumber().doubleValue();
  }
}
