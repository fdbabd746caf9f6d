package org.residuallab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.BlockPlace;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.engine.ComputePath;
import org.residuallab.model.Bits;
import org.residuallab.model.Models;
import org.residuallab.probe.SmallNetworks;

/** A block taken out by its numbers, against a network that is written without it. */
class SurgeryTest {

  static Stream<Network> networks() {
    return Stream.of(
        SmallNetworks.network(20, ShortcutOption.NONE),
        SmallNetworks.network(20, ShortcutOption.A),
        SmallNetworks.network(20, ShortcutOption.B),
        SmallNetworks.family(20, ShortcutOption.A)
            .architecture()
            .with(Normalization.NONE)
            .network(),
        Miniature.of(Networks.named("preresnet-20"), 4, new Shape(3, 8, 8), 4).network(),
        Miniature.of(Networks.named("resnet-50"), 16, new Shape(3, 32, 32), 4).network());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void is_the_network_without_that_block(Network network) {
    BlockPlace second =
        BlockPlace.in(network).stream().filter(block -> block.number() == 2).toList().get(1);

    assertThatRemoving(second, network, without(second, network));
  }

  // What a plain block that halves the maps leaves is what option A's shortcut passes.
  @Test
  void of_a_plain_block_that_grows_it_leaves_option_a() {
    BlockPlace growing = new BlockPlace("stage2", 1);
    Network plain = SmallNetworks.network(14, ShortcutOption.NONE);
    Network residual = SmallNetworks.network(14, ShortcutOption.A);
    Node padding =
        growing.nodes(residual).stream()
            .filter(node -> node.place().role().kind() == Role.Kind.PADDING)
            .findFirst()
            .orElseThrow();
    List<Node> nodes = new ArrayList<>();
    String last = last(growing, plain);
    for (Node node : plain.nodes()) {
      if (!growing.nodes(plain).contains(node)) {
        nodes.add(reading(node, last, padding.name()));
      } else if (node.name().equals(last)) {
        nodes.add(padding);
      }
    }

    assertThatRemoving(growing, plain, new Network("padded", plain.input(), nodes));
  }

  @Test
  void leaves_alone_what_cannot_be_taken_out() {
    Network vgg = Miniature.of(Networks.named("vgg-19"), 16, new Shape(3, 32, 32), 4).network();
    Surgery surgery = new Surgery(vgg);

    assertThat(surgery.removable()).isNotEmpty().doesNotHaveDuplicates();
    assertThatThrownBy(() -> surgery.remove(Models.build(vgg, 1), new BlockPlace("stage9", 1)))
        .hasMessage(vgg.name() + " has no stage9.block1 that can be taken out");
  }

  private static void assertThatRemoving(BlockPlace block, Network network, Network expected) {
    ComputationGraph graph = SmallNetworks.open(Models.build(network, 1), ComputePath.RESIDUAL_LAB);
    if (network.input().height() == 8) {
      SmallNetworks.fit(graph, 2); // So that no statistic is 0 or 1.
    }
    ComputationGraph other =
        SmallNetworks.open(Models.build(expected, 2), ComputePath.RESIDUAL_LAB);
    other.paramTable().forEach((name, values) -> values.assign(graph.getParam(name)));

    INDArray whole = output(graph, network);
    new Surgery(network).remove(graph, block);

    assertThat(Bits.equal(output(graph, network), output(other, network))).isTrue();
    assertThat(Bits.equal(output(graph, network), whole)).isFalse();
  }

  private static INDArray output(ComputationGraph graph, Network network) {
    int side = network.input().height();
    return graph.outputSingle(SmallNetworks.images(4, side)).dup();
  }

  private static Network without(BlockPlace block, Network network) {
    List<Node> own = block.nodes(network);
    String last = last(block, network);
    String before = own.get(0).inputs().get(0);
    return new Network(
        "lesioned",
        network.input(),
        network.nodes().stream()
            .filter(node -> !own.contains(node))
            .map(node -> reading(node, last, before))
            .toList());
  }

  private static String last(BlockPlace block, Network network) {
    List<Node> own = block.nodes(network);
    return own.get(own.size() - 1).name();
  }

  private static Node reading(Node node, String gone, String instead) {
    return new Node(
        node.place(),
        node.layer(),
        node.inputs().stream().map(input -> input.equals(gone) ? instead : input).toList(),
        node.output());
  }

  @Test
  void takes_out_no_plain_block_that_cuts_off_negative_numbers() {
    Network plain = Networks.named("preresnet-14").with(ShortcutOption.NONE).network();

    assertThat(new Surgery(plain).removable()).isEmpty();
  }
}
