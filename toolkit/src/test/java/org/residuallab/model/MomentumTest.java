package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Place;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.Shape;

class MomentumTest {

  private static final Offset<Double> EXACT = within(1e-6);

  private final Momentum momentum = new Momentum(0.1, 0.9);
  private final GradientUpdater<?> updater = momentum.instantiate(Nd4j.zeros(1), true);

  @Test
  void steps_like_pytorch_while_the_rate_is_constant() {
    // torch.optim.SGD(lr=0.1, momentum=0.9) takes the same three steps.
    assertThat(step(1)).isCloseTo(0.1, EXACT); //             0.1 * 1
    assertThat(step(2)).isCloseTo(0.29, EXACT); // 0.9 * 0.1  + 0.1 * 2
    assertThat(step(3)).isCloseTo(0.561, EXACT); // 0.9 * 0.29 + 0.1 * 3
  }

  @Test
  void keeps_its_steps_and_not_its_gradients_when_the_rate_changes() {
    step(1);
    step(2);
    momentum.setLrAndSchedule(0.01, null);

    // The paper's framework has the rate inside the velocity: the last step, 0.29, goes on at 0.9.
    double third = step(3);
    assertThat(third).isCloseTo(0.291, EXACT); // 0.9 * 0.29 + 0.01 * 3

    // PyTorch has it outside, so that the velocity itself, 0.9 * 1 + 2 = 2.9, is scaled down too.
    double pytorch = 0.01 * (0.9 * 2.9 + 3);
    assertThat(pytorch).isCloseTo(0.0561, EXACT);
    assertThat(third).isNotCloseTo(pytorch, within(0.2));
  }

  @Test
  void a_graph_keeps_its_velocity_when_its_rate_is_set() {
    ComputationGraph graph = classifier();
    INDArray start = graph.params().dup();
    graph.fit(BATCH);
    INDArray first = start.sub(graph.params());
    INDArray before = graph.params().dup();

    graph.setLearningRate(0.01);
    INDArray gradient = gradient(graph);
    graph.fit(BATCH);

    INDArray expected = first.mul(0.9).add(gradient.mul(0.01));
    assertThat(before.sub(graph.params()).equalsWithEps(expected, 1e-6)).isTrue();
  }

  @Test
  void goes_on_where_it_was_saved(@TempDir Path folder) throws Exception {
    ComputationGraph graph = classifier();
    graph.fit(BATCH);
    graph.setLearningRate(0.03);
    graph.fit(BATCH);
    File file = folder.resolve("model.zip").toFile();

    ModelSerializer.writeModel(graph, file, true);
    ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file);
    graph.fit(BATCH);
    loaded.fit(BATCH);

    assertThat(Bits.equal(loaded.params(), graph.params())).isTrue();
    assertThat(loaded.getLearningRate("head.fc")).isEqualTo(0.03);
  }

  @Test
  void refuses_a_schedule() {
    assertThatThrownBy(() -> momentum.setLrAndSchedule(0, new FixedSchedule(0.1)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("training loop");
  }

  private double step(double gradient) {
    INDArray value = Nd4j.createFromArray((float) gradient);
    updater.applyUpdater(value, 0, 0);
    return value.getDouble(0);
  }

  private static final DataSet BATCH =
      new DataSet(
          Nd4j.createFromArray(1f, -2, 0.5f, 3).reshape(2, 2, 1, 1),
          Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}}));

  private static ComputationGraph classifier() {
    Shape input = new Shape(2, 1, 1);
    Node fc =
        new Node(
            new Place("head", 0, new Role(Role.Kind.FULLY_CONNECTED)),
            new Classifier(2),
            List.of(Network.INPUT),
            new Shape(2, 1, 1));
    Network network = new Network("classifier", input, List.of(fc));
    return Models.build(network, new Optimizer(0.1, 0.9, 0), Initialization.HE, 1);
  }

  private static INDArray gradient(ComputationGraph graph) {
    graph.setInputs(BATCH.getFeatures());
    graph.setLabels(BATCH.getLabels());
    graph.computeGradientAndScore();
    return graph.gradient().gradient().div(BATCH.numExamples());
  }
}
