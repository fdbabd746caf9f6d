package org.residuallab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.MeanImage;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.model.Bits;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.probe.SmallNetworks;

class IdentityConstructionTest {

  private static final Optimizer OPTIMIZER = new Optimizer(0.05, 0.9, 1e-4);

  // Where every block has a projection, none that is added can pass its input on.
  @ParameterizedTest
  @EnumSource(value = ShortcutOption.class, mode = EnumSource.Mode.EXCLUDE, names = "C")
  void computes_what_the_shallow_network_computes_to_the_bit(ShortcutOption option) {
    ComputationGraph shallow = trained(option);
    IdentityConstruction construction = construction(option);

    ComputationGraph deep = construction.exact(shallow, OPTIMIZER, 1);

    assertThat(construction.deep().depth()).isEqualTo(20);
    assertThat(Bits.equal(output(deep), output(shallow))).isTrue();
    INDArray shifts = deep.getParam("stage1.block1.bn1_beta");
    shifts.putScalar(0, shifts.getFloat(0) + 1e-6);
    assertThat(Bits.equal(output(deep), output(shallow))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = ShortcutOption.class,
      names = {"NONE", "A"})
  void needs_no_normalisation(ShortcutOption option) {
    Network shallow = bare(8, option);
    Network deep = bare(14, option);
    ComputationGraph graph = SmallNetworks.open(Models.build(shallow, 1), ComputePath.RESIDUAL_LAB);

    ComputationGraph deepened = new IdentityConstruction(shallow, deep).exact(graph, OPTIMIZER, 1);

    assertThat(Bits.equal(output(deepened), output(graph))).isTrue();
  }

  // Two layers a stage of 16, 32 and 64 filters: 9 C C + 2 C parameters each; of the residual
  // block's the last scale and shift, 2 C.
  @Test
  void counts_what_must_be_just_so_for_the_added_layers_to_do_nothing() {
    IdentityConstruction plain = from8To14("plain-");
    IdentityConstruction residual = from8To14("resnet-");

    assertThat(plain.addedParameters()).isEqualTo(97_216).isEqualTo(residual.addedParameters());
    assertThat(plain.pinnedParameters()).isEqualTo(97_216);
    assertThat(residual.pinnedParameters()).isEqualTo(224);
  }

  private static IdentityConstruction from8To14(String family) {
    return new IdentityConstruction(
        Networks.named(family + 8).network(), Networks.named(family + 14).network());
  }

  @Test
  void deepens_pre_activation_networks_too() {
    Network shallow = preActivated(8);
    ComputationGraph graph = SmallNetworks.open(Models.build(shallow, 1), ComputePath.RESIDUAL_LAB);
    SmallNetworks.fit(graph, 2);

    ComputationGraph deepened =
        new IdentityConstruction(shallow, preActivated(14)).exact(graph, OPTIMIZER, 1);

    assertThat(Bits.equal(output(deepened), output(graph))).isTrue();
  }

  private static Network preActivated(int depth) {
    return Miniature.of(Networks.named("preresnet-" + depth), 4, new Shape(3, 8, 8), 4).network();
  }

  private static Network bare(int depth, ShortcutOption option) {
    return SmallNetworks.family(depth, option).architecture().with(Normalization.NONE).network();
  }

  @Test
  void computes_the_same_in_deeplearning4j_itself() {
    ComputationGraph shallow = trained(ShortcutOption.NONE);
    ComputationGraph deep = construction(ShortcutOption.NONE).exact(shallow, OPTIMIZER, 1);

    assertThat(Bits.equal(output(stock(deep, 20)), output(stock(shallow, 8)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ShortcutOption.class,
      names = {"NONE", "A"})
  void passes_on_nearly_everything_while_training_too_where_it_is_steady(ShortcutOption option) {
    Dataset data = new SyntheticImages(1, 64, 16).draw();
    EvaluationBatches images = new EvaluationBatches(data.train(), MeanImage.of(data.train()), 64);
    IdentityConstruction construction =
        new IdentityConstruction(cifar(8, option), cifar(14, option));
    ComputationGraph shallow =
        SmallNetworks.open(
            Models.build(cifar(8, option), OPTIMIZER, Initialization.HE, 1),
            ComputePath.RESIDUAL_LAB);
    try (BatchLoader loader = new BatchLoader(images)) {
      Batch batch = loader.next();
      for (int i = 0; i < 60; i++) {
        shallow.fit(new INDArray[] {batch.images()}, new INDArray[] {batch.labels()});
      }
      INDArray inference = shallow.output(false, batch.images())[0];
      INDArray training = shallow.output(true, batch.images())[0];

      ComputationGraph deep = construction.steady(shallow, OPTIMIZER, 1, images);

      assertThat(distance(deep.output(false, batch.images())[0], inference)).isLessThan(5e-6);
      ComputationGraph exact = construction.exact(shallow, OPTIMIZER, 1);
      double fromExact = distance(exact.output(true, batch.images())[0], training);
      double fromSteady = distance(deep.output(true, batch.images())[0], training);
      if (option == ShortcutOption.NONE) {
        assertThat(fromSteady).isLessThan(fromExact);
      } else {
        assertThat(fromSteady).isEqualTo(fromExact).isLessThan(1e-5);
      }
    }
  }

  @Test
  void a_residual_block_whose_last_scale_is_zero_is_the_identity() {
    Network network = SmallNetworks.network(14, ShortcutOption.A);
    ComputationGraph graph = SmallNetworks.open(Models.build(network, 1), ComputePath.RESIDUAL_LAB);
    SmallNetworks.fit(graph, 2);
    graph.getParam("stage2.block2.bn2_gamma").assign(0);
    graph.getParam("stage2.block2.bn2_beta").assign(0);

    var inference = graph.feedForward(SmallNetworks.images(6), false);
    assertThat(
            Bits.equal(inference.get("stage2.block2.relu2"), inference.get("stage2.block1.relu2")))
        .isTrue();
    var training = graph.feedForward(SmallNetworks.images(6), true);
    assertThat(Bits.equal(training.get("stage2.block2.relu2"), training.get("stage2.block1.relu2")))
        .isTrue();
    assertThat(training.get("stage2.block1.relu2").maxNumber().doubleValue()).isPositive();
  }

  @Test
  void plain_layers_leave_the_identity_when_training_goes_on_and_residual_ones_hardly() {
    Dataset data = new SyntheticImages(1, 160, 16).draw();
    Deepening deepening = new Deepening(12, 16, 2, 64, 0.02, 1);

    double plain = departure(deepening, ShortcutOption.NONE, data);
    double residual = departure(deepening, ShortcutOption.A, data);

    assertThat(plain).isGreaterThan(3 * residual);
    assertThat(residual).isPositive();
  }

  private static double departure(Deepening deepening, ShortcutOption option, Dataset data) {
    IdentityConstruction construction =
        new IdentityConstruction(cifar(8, option), cifar(14, option));
    ComputationGraph shallow =
        SmallNetworks.open(
            Models.build(cifar(8, option), OPTIMIZER, Initialization.HE, 1),
            ComputePath.RESIDUAL_LAB);
    INDArray before = shallow.params().dup();
    Deepening.Course alone = deepening.alone(cifar(8, option), shallow, data);
    Deepening.Course course = deepening.run(construction, shallow, data);

    assertThat(Bits.equal(shallow.params(), before)).isTrue();
    assertThat(alone.moments().get(0).error()).isEqualTo(alone.before());
    assertThat(course.before()).isEqualTo(alone.before());
    assertThat(course.moments().get(0).error()).isEqualTo(course.before());
    assertThat(course.moments().get(0).departure()).isLessThan(1e-6);
    assertThat(course.moments().stream().map(Deepening.Moment::iteration).toList())
        .isEqualTo(List.of(0, 6, 12));
    return course.moments().get(2).departure();
  }

  @Test
  void moments_are_evenly_spread_and_end_with_the_last_iteration() {
    Dataset data = new SyntheticImages(1, 64, 16).draw();
    Network network = cifar(8, ShortcutOption.A);
    ComputationGraph graph = SmallNetworks.open(Models.build(network, 1), ComputePath.RESIDUAL_LAB);

    Deepening.Course course = new Deepening(7, 8, 3, 16, 0, 1).alone(network, graph, data);

    assertThat(course.network()).isEqualTo("resnet-8, weights held");
    assertThat(course.moments().stream().map(Deepening.Moment::iteration))
        .containsExactly(0, 3, 5, 7);
    assertThatThrownBy(() -> new Deepening(7, 8, 3, 16, -0.1, 1))
        .hasMessage("a learning rate is 0 or more, and finite, not -0.1");
  }

  @Test
  void refuses_networks_of_which_one_is_not_the_other_with_blocks_added() {
    assertThatThrownBy(
            () ->
                new IdentityConstruction(
                    SmallNetworks.network(8, ShortcutOption.A),
                    SmallNetworks.network(14, ShortcutOption.NONE)))
        .hasMessage(
            "plain-14 is not resnet-8 with blocks added: it has no such layer as stage1.block1.add");
    assertThatThrownBy(
            () ->
                new IdentityConstruction(
                    SmallNetworks.network(8, ShortcutOption.C),
                    SmallNetworks.network(14, ShortcutOption.C)))
        .hasMessageContaining("stage1.block2.shortcut-conv cannot be the identity");
    assertThatThrownBy(
            () ->
                construction(ShortcutOption.A)
                    .exact(
                        Models.build(SmallNetworks.network(14, ShortcutOption.A), 1), OPTIMIZER, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the graph is not a resnet-8");
  }

  private static Network cifar(int depth, ShortcutOption option) {
    return org.residuallab.architecture.CifarFamily.resnet(depth)
        .with(option)
        .withWidth(4)
        .architecture()
        .network();
  }

  private static IdentityConstruction construction(ShortcutOption option) {
    return new IdentityConstruction(
        SmallNetworks.network(8, option), SmallNetworks.network(20, option));
  }

  private static ComputationGraph trained(ShortcutOption option) {
    ComputationGraph graph =
        SmallNetworks.open(
            Models.build(SmallNetworks.network(8, option), OPTIMIZER, Initialization.HE, 1),
            ComputePath.RESIDUAL_LAB);
    SmallNetworks.fit(graph, 20);
    return graph;
  }

  private static ComputationGraph stock(ComputationGraph graph, int depth) {
    ComputationGraph stock = Models.build(SmallNetworks.network(depth, ShortcutOption.NONE), 1);
    stock.setParams(graph.params());
    return stock;
  }

  private static INDArray output(ComputationGraph graph) {
    return graph.outputSingle(SmallNetworks.images(16));
  }

  private static double distance(INDArray one, INDArray other) {
    return Transforms.abs(one.sub(other)).maxNumber().doubleValue();
  }

  @Test
  void refuses_what_would_cut_off_negative_numbers() {
    Network shallow = Networks.named("preresnet-8").with(ShortcutOption.NONE).network();
    Network deep = Networks.named("preresnet-14").with(ShortcutOption.NONE).network();

    assertThatThrownBy(() -> new IdentityConstruction(shallow, deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be the identity: it cuts off what is below zero");
  }

  @Test
  void refuses_the_graph_of_a_shallower_network() {
    IdentityConstruction construction =
        new IdentityConstruction(
            Networks.named("resnet-14").network(), Networks.named("resnet-20").network());
    ComputationGraph shallower = Models.build(Networks.named("resnet-8").network(), 1);

    assertThatThrownBy(() -> construction.exact(shallower, OPTIMIZER, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the graph is not a resnet-14: it has no stage");
  }

  @Test
  void a_residual_twin_has_the_same_parameters_and_is_another_network() {
    Network shallow = SmallNetworks.network(8, ShortcutOption.NONE);
    IdentityConstruction plain =
        new IdentityConstruction(shallow, SmallNetworks.network(14, ShortcutOption.NONE));
    ComputationGraph twin = Models.build(SmallNetworks.network(8, ShortcutOption.A), 1);

    assertThatThrownBy(() -> plain.exact(twin, OPTIMIZER, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the graph is not a %s: it adds 3 times, not 0".formatted(shallow.name()));
  }
}
