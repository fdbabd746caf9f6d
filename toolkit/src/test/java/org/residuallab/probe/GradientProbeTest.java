package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.engine.ComputePath;
import org.residuallab.model.Bits;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.reference.TorchCase;

class GradientProbeTest {

  private static final Network SMALL = SmallNetworks.network(8, ShortcutOption.B);
  private static final Optimizer OPTIMIZER = new Optimizer(0.1, 0.9, 0.01);

  @ParameterizedTest
  @MethodSource("org.residuallab.reference.TorchCase#all")
  void finds_the_norms_that_pytorch_finds(TorchCase torch) {
    for (ComputePath path : List.of(ComputePath.RESIDUAL_LAB, ComputePath.DEEPLEARNING4J)) {
      ComputationGraph graph =
          SmallNetworks.open(
              Models.build(torch.network(), torch.numbers().optimizer(), Initialization.HE, 1),
              path);
      torch.numbers().loadInto(graph);
      GradientProbe probe = new GradientProbe(1);
      graph.addListeners(probe.listener());

      graph.fit(torch.numbers().batch());

      Map<String, Double> expected = torch.numbers().gradientNorms();
      assertThat(probe.norms().stream().map(GradientNorm::layer))
          .containsExactlyInAnyOrderElementsOf(expected.keySet());
      assertThat(probe.norms())
          .allSatisfy(
              norm ->
                  assertThat(norm.gradient() / expected.get(norm.layer()))
                      .as(norm.layer())
                      .isCloseTo(1, within(5e-5)));
    }
  }

  @Test
  void finds_the_slope_of_the_mean_loss_along_the_gradient() {
    ComputationGraph graph =
        Models.build(SMALL, new Optimizer(0.1, 0.9, 0), Initialization.HE, 1)
            .convertDataType(DataType.DOUBLE);
    INDArray images = SmallNetworks.images(6).castTo(DataType.DOUBLE);
    DataSet batch = new DataSet(images, SmallNetworks.labels(6).castTo(DataType.DOUBLE));
    GradientProbe probe = new GradientProbe(1);
    INDArray start = graph.params().dup();
    graph.addListeners(probe.listener());
    graph.fit(batch);
    INDArray end = graph.params().dup();

    // The first step is the gradient times -0.1: no momentum yet, no weight decay. Where all
    // of a layer's weights move along it, the loss falls as steeply as its norm says.
    for (GradientNorm norm : probe.norms()) {
      graph.setParams(end);
      INDArray moved = graph.getParam(norm.layer() + "_W").dup();
      graph.setParams(start);
      INDArray weights = graph.getParam(norm.layer() + "_W");
      INDArray direction = moved.sub(weights);
      direction.divi(direction.norm2Number());
      double slope = slope(graph, batch, weights, direction);
      assertThat(-slope)
          .as(norm.layer())
          .isCloseTo(norm.gradient(), within(1e-4 * norm.gradient()));
    }
  }

  private static double slope(
      ComputationGraph graph, DataSet batch, INDArray weights, INDArray direction) {
    double step = 1e-6;
    INDArray start = weights.dup();
    weights.assign(start.add(direction.mul(step)));
    double ahead = graph.score(batch, true);
    weights.assign(start.sub(direction.mul(step)));
    double behind = graph.score(batch, true);
    weights.assign(start);
    return (ahead - behind) / (2 * step);
  }

  @ParameterizedTest
  @EnumSource(ComputePath.class)
  void counts_weights_alone_and_never_running_statistics(ComputePath path) {
    ComputationGraph graph =
        SmallNetworks.open(Models.build(SMALL, OPTIMIZER, Initialization.HE, 1), path);
    // Statistics far from the batch's: their "gradients" are large then.
    moveStatistics(graph);
    double firstLayer = graph.getParam("stem.conv_W").norm2Number().doubleValue();
    GradientProbe probe = new GradientProbe(1);
    graph.addListeners(probe.listener());

    SmallNetworks.fit(graph, 1);

    assertThat(probe.norms().stream().map(GradientNorm::layer))
        .containsExactlyInAnyOrderElementsOf(
            SMALL.nodes().stream()
                .filter(
                    node ->
                        node.layer() instanceof Layer.Convolution
                            || node.layer() instanceof Layer.Classifier)
                .map(Node::name)
                .toList());
    assertThat(probe.norms()).allSatisfy(norm -> assertThat(norm.gradient()).isLessThan(10));
    assertThat(probe.norms().get(0).layer()).isEqualTo("stem.conv");
    assertThat(probe.norms().get(0).weights()).isCloseTo(firstLayer, within(1e-5 * firstLayer));
  }

  private static void moveStatistics(ComputationGraph graph) {
    Set<String> trainable = Models.trainable(graph);
    graph
        .paramTable()
        .forEach(
            (name, value) -> {
              if (!trainable.contains(name)) {
                value.assign(1e6);
              }
            });
  }

  @Test
  void looks_at_the_first_iteration_and_every_third_after_it() {
    GradientProbe probe = new GradientProbe(3);
    ComputationGraph graph = fast();
    graph.addListeners(probe.listener());

    SmallNetworks.fit(graph, 8);

    assertThat(probe.norms().stream().map(GradientNorm::iteration).distinct())
        .containsExactly(1, 4, 7);
  }

  @Test
  void does_not_change_what_is_learned() {
    ComputationGraph probed = fast();
    probed.addListeners(new GradientProbe(1).listener(), new ResponseProbe(1).listener());
    ComputationGraph alone = fast();

    SmallNetworks.fit(probed, 3);
    SmallNetworks.fit(alone, 3);

    assertThat(Bits.equal(probed.params(), alone.params())).isTrue();
  }

  @Test
  void goes_on_with_a_table_to_the_same_bytes() {
    GradientProbe whole = new GradientProbe(2);
    ComputationGraph graph = fast();
    graph.addListeners(whole.listener());
    SmallNetworks.fit(graph, 3);
    String checkpoint = whole.table();
    GradientProbe resumed = new GradientProbe(2);
    resumed.resume(checkpoint);
    graph.addListeners(resumed.listener());

    SmallNetworks.fit(graph, 4);

    assertThat(resumed.table()).isEqualTo(whole.table()).startsWith(checkpoint);
    assertThat(GradientProbe.norms(resumed.table(), SMALL))
        .isEqualTo(whole.norms(SMALL))
        .hasSize(4 * 10);
  }

  @Test
  void knows_the_layers_beside_the_way_from_the_network_and_not_from_their_names() {
    GradientProbe probe = new GradientProbe(1);
    ComputationGraph graph = fast();
    graph.addListeners(probe.listener());
    SmallNetworks.fit(graph, 1);

    assertThat(probe.norms(SMALL).stream().filter(GradientNorm::isOnTheWay)).hasSize(SMALL.depth());
    assertThat(probe.norms()).allSatisfy(norm -> assertThat(norm.isOnTheWay()).isTrue());
    assertThat(GradientProbe.norms(probe.table(), CifarFamily.plain(8).architecture()))
        .allSatisfy(norm -> assertThat(norm.isOnTheWay()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iteration,layer,gradient_norm,weight_norm\n1,stem.conv,0.5\n",
        "iteration,layer,gradient_norm,weight_norm\n1,stem.conv,0.5,much\n",
        "iteration,layer,gradient_norm,weight_norm\n1,stem.conv,0.5,1.25",
        "iteration,layer,gradient_norm,weight_norm\n1,,0.5,1.25\n"
      })
  void names_the_damaged_line_of_a_table(String table) {
    assertThatThrownBy(() -> new GradientProbe(1).resume(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gradients.csv: line 2 is damaged: 1,");
  }

  @Test
  void refuses_another_table_and_an_impossible_interval() {
    assertThatThrownBy(() -> new GradientProbe(1).resume("iteration,layer,standard_deviation\n"))
        .hasMessage(
            "gradients.csv: the first line should be iteration,layer,gradient_norm,weight_norm");
    assertThatThrownBy(() -> new GradientProbe(0))
        .hasMessage("a probe looks every 1 or more iterations, not every 0");
  }

  @Test
  void sums_up_each_layer_over_the_iterations() {
    List<GradientSummary> summaries =
        GradientSummary.of(
            List.of(
                new GradientNorm(1, "conv", true, 1, 2),
                new GradientNorm(1, "fc", true, 5, 5),
                new GradientNorm(2, "conv", true, 3, 2)),
            GradientNorm::relative);

    assertThat(summaries)
        .containsExactly(
            new GradientSummary("conv", 2, 1, Math.sqrt(0.5), 0.5, 1.5),
            new GradientSummary("fc", 1, 1, 0, 1, 1));
  }

  private static ComputationGraph fast() {
    return SmallNetworks.open(
        Models.build(SMALL, OPTIMIZER, Initialization.HE, 1), ComputePath.RESIDUAL_LAB);
  }
}
