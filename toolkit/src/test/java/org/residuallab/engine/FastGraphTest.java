package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Bits;
import org.residuallab.model.Models;

class FastGraphTest {

  @Test
  void two_runs_from_one_seed_are_the_same_to_the_bit() {
    assertThat(bits(trained(resnet(), 4))).isEqualTo(bits(trained(resnet(), 4)));
  }

  @Test
  void dropout_is_repeated_by_its_seed_and_differs_between_iterations() {
    List<float[]> losses = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      ComputationGraph graph =
          fast(
              SmallGraphs.chain(
                  SmallGraphs.dense(50), SmallGraphs.relu(), SmallGraphs.dropout(0.5)));
      graph.setLearningRate(0);
      DataSet batch = SmallGraphs.batch(4, 1);
      float[] of = new float[3];
      for (int i = 0; i < of.length; i++) {
        graph.fit(batch);
        of[i] = (float) graph.score();
      }
      losses.add(of);
    }
    assertThat(losses.get(0)).isEqualTo(losses.get(1)).doesNotHaveDuplicates();
  }

  @Test
  void dropout_differs_between_passes_of_one_iteration() {
    ComputationGraph graph =
        fast(
            SmallGraphs.chain(SmallGraphs.dense(50), SmallGraphs.relu(), SmallGraphs.dropout(0.5)));
    INDArray images = SmallGraphs.batch(4, 1).getFeatures();
    List<float[]> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(graph.output(true, images)[0].dup('c').data().asFloat());
    }
    assertThat(answers).doesNotHaveDuplicates();
  }

  @Test
  void labels_go_with_what_is_cleared() {
    ComputationGraph graph = fast(resnet());
    DataSet batch = SmallGraphs.batch(4, 3, 32, 32, 10, 1);
    Agreement.gradient(graph, batch);

    graph.clear();
    graph.setInputs(batch.getFeatures());

    assertThatThrownBy(graph::computeGradientAndScore).isInstanceOf(RuntimeException.class);
  }

  @Test
  void maps_that_deeplearning4j_refuses_are_refused_here_too() {
    ComputationGraph dense = fast(SmallGraphs.chain(SmallGraphs.dense(7)));
    ComputationGraph narrow = fast(SmallGraphs.pooled(SmallGraphs.valid(5, 3, 2)));

    // As many values, height and width exchanged.
    assertThatThrownBy(() -> dense.output(SmallGraphs.batch(2, 3, 8, 9, 4, 1).getFeatures()))
        .hasMessageContaining("expected");
    // Smaller than the kernel.
    assertThatThrownBy(() -> narrow.output(SmallGraphs.batch(2, 3, 2, 2, 4, 1).getFeatures()))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_clone_does_not_hear_of_listeners_that_the_original_gets_later() {
    ComputationGraph graph = trained(resnet(), 1);
    graph.addListeners(new Counting());
    ComputationGraph clone = graph.clone();
    Counting later = new Counting();
    graph.addListeners(later);

    train(clone, 1);

    assertThat(later.passes).isZero();
  }

  private static final class Counting extends BaseTrainingListener {
    private int passes;

    @Override
    public void onGradientCalculation(Model model) {
      passes++;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      passes++;
    }
  }

  @Test
  void a_saved_model_opens_in_stock_deeplearning4j_and_goes_on(@TempDir Path folder)
      throws Exception {
    ComputationGraph graph = trained(resnet(), 2);
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(graph, file, true);

    ComputationGraph stock = ModelSerializer.restoreComputationGraph(file, true);
    ComputationGraph again = fast(ModelSerializer.restoreComputationGraph(file, true));
    train(graph, 2);
    train(stock, 2);
    train(again, 2);

    assertThat(bits(again)).isEqualTo(bits(graph));
    Agreement.assertAgree(graph.paramTable(), stock.paramTable(), 1e-3);
  }

  @Test
  void a_clone_learns_by_itself() {
    ComputationGraph graph = trained(resnet(), 1);
    ComputationGraph clone = graph.clone();
    float[] before = bits(graph);

    train(clone, 1);

    assertThat(clone).isInstanceOf(FastGraph.class);
    assertThat(bits(graph)).isEqualTo(before).isNotEqualTo(bits(clone));
  }

  @Test
  void a_listener_sees_the_probabilities_of_the_training_pass() {
    ComputationGraph graph = resnet();
    DataSet batch = batch();
    INDArray expected = graph.output(true, batch.getFeatures())[0];
    List<INDArray> seen = new ArrayList<>();
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model model, Map<String, INDArray> activations) {
            seen.add(activations.get("head.fc"));
          }
        });

    graph.fit(batch);

    assertThat(seen).hasSize(1);
    assertThat(Agreement.difference(seen.get(0), expected)).isLessThan(1e-5);
  }

  @Test
  void a_new_learning_rate_counts_from_the_next_step() {
    ComputationGraph graph = resnet();
    graph.setLearningRate(0);
    float[] before = bits(graph);
    DataSet batch = batch();
    graph.fit(batch);
    INDArray weights = graph.getParam("stem.conv_W").dup();

    graph.setLearningRate(0.1);
    graph.fit(batch);

    assertThat(Bits.equal(weights, resnet().getParam("stem.conv_W"))).isTrue();
    assertThat(bits(graph)).isNotEqualTo(before);
    assertThat(graph.getParam("stem.conv_W")).isNotEqualTo(weights);
  }

  @Test
  void refuses_images_and_labels_that_do_not_fit() {
    ComputationGraph graph = resnet();

    assertThatThrownBy(() -> graph.fit(SmallGraphs.batch(6, 3, 32, 32, 7, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels [6, 7] do not fit the network's outputs [6, 10]");
    assertThatThrownBy(() -> graph.output(SmallGraphs.batch(6, 1, 32, 32, 10, 4).getFeatures()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer stem.conv takes 3 channels, not 1");
    ComputationGraph flat = fast(SmallGraphs.chain(SmallGraphs.dense(7)));
    assertThatThrownBy(() -> flat.output(SmallGraphs.batch(2, 3, 8, 8, 4, 1).getFeatures()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer layer0 takes 216 numbers an image, not 192");
  }

  @Test
  void what_shows_only_with_a_batch_is_left_to_deeplearning4j_too() {
    ComputationGraph stock = SmallGraphs.broadcast();
    ComputationGraph fast = fast(stock.clone());
    assertThat(fast).isInstanceOf(FastGraph.class);
    DataSet batch = SmallGraphs.batch(5, 1);

    for (int i = 0; i < 2; i++) {
      stock.fit(batch);
      fast.fit(batch);
    }

    assertThat(fast.score()).isCloseTo(stock.score(), within(1e-5));
    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), 1e-6);
    assertThat(fast.outputSingle(batch.getFeatures()))
        .isEqualTo(stock.outputSingle(batch.getFeatures()));
  }

  @Test
  void one_for_outputs_alone_has_the_same_outputs_and_refuses_to_learn() {
    ComputationGraph graph = resnet();
    INDArray images = batch().getFeatures();
    INDArray expected = graph.outputSingle(images);

    ComputationGraph alone = Engine.forOutputs(graph, EngineSettings.fastest());

    assertThat(Bits.equal(alone.outputSingle(images), expected)).isTrue();
    assertThatThrownBy(() -> alone.fit(batch()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("this graph was opened for outputs alone; ");
    assertThat(Bits.equal(alone.outputSingle(images), expected)).isTrue();
  }

  @Test
  void one_for_outputs_alone_does_not_look_whether_its_parameters_have_changed_and_others_do() {
    INDArray images = batch().getFeatures();
    ComputationGraph learning = resnet();
    ComputationGraph alone = Engine.forOutputs(resnet(), EngineSettings.fastest());
    INDArray before = alone.outputSingle(images);
    assertThat(Bits.equal(learning.outputSingle(images), before)).isTrue();

    List.of(learning, alone).forEach(graph -> graph.getParam("stem.conv_W").muli(0.5));

    assertThat(Bits.equal(alone.outputSingle(images), before)).isTrue();
    assertThat(learning.outputSingle(images)).isNotEqualTo(before);
    assertThat(Bits.equal(alone.clone().outputSingle(images), learning.outputSingle(images)))
        .isTrue();
  }

  private static float[] bits(ComputationGraph graph) {
    return graph.params().toFloatVector();
  }

  private static ComputationGraph trained(ComputationGraph graph, int steps) {
    train(graph, steps);
    return graph;
  }

  private static void train(ComputationGraph graph, int steps) {
    for (int i = 0; i < steps; i++) {
      graph.fit(batch());
    }
  }

  private static DataSet batch() {
    return SmallGraphs.batch(6, 3, 32, 32, 10, 4);
  }

  private static ComputationGraph resnet() {
    return fast(Models.build(Networks.named("resnet-8").network(), 3));
  }

  private static ComputationGraph fast(ComputationGraph graph) {
    return Engine.open(graph, EngineSettings.fastest());
  }
}
