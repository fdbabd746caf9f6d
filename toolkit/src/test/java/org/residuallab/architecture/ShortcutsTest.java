package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.residuallab.architecture.NetworkAssert.assertThat;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutsTest {

  @ParameterizedTest
  @CsvSource({
    // Shortcuts, and among them zero-padded ones and projections.
    "20,   NONE, 0,   0, 0",
    "20,   A,    9,   2, 0",
    "20,   B,    9,   0, 2",
    "20,   C,    9,   0, 9",
    "110,  A,    54,  2, 0",
    "110,  B,    54,  0, 2",
    "110,  C,    54,  0, 54",
    "1202, A,    600, 2, 0",
  })
  void section_4_2_has_3n_of_them(
      int depth, ShortcutOption option, int shortcuts, int padded, int projections) {
    assertShortcuts(
        CifarFamily.resnet(depth).with(option).architecture(), shortcuts, padded, projections);
  }

  @ParameterizedTest
  @CsvSource({
    "18, NONE, 0,  0, 0",
    "18, A,    8,  3, 0",
    "34, NONE, 0,  0, 0",
    "34, A,    16, 3, 0",
    "34, B,    16, 0, 3",
    // "Extra parameters introduced by many (thirteen) projection shortcuts" (section 4.1).
    "34, C,    16, 0, 16",
    // Bottlenecks widen in conv2 too, where the maps keep their size.
    "50, A,    16, 4, 0",
    "50, B,    16, 0, 4",
    "101, B,   33, 0, 4",
    "152, B,   50, 0, 4",
  })
  void the_networks_of_table_1_have_one_a_block(
      int depth, ShortcutOption option, int shortcuts, int padded, int projections) {
    assertShortcuts(
        ImageNetFamily.resnet(depth).with(option).architecture(), shortcuts, padded, projections);
  }

  @ParameterizedTest
  @EnumSource(ShortcutOption.class)
  void their_option_is_known_from_the_layers(ShortcutOption option) {
    Assertions.assertThat(
            List.of(
                CifarFamily.resnet(8).with(option).architecture(),
                CifarFamily.resnet(56).with(option).architecture(),
                ImageNetFamily.resnet(34).with(option).architecture(),
                ImageNetFamily.resnet(101).with(option).architecture(),
                Networks.named("preresnet-164").with(option)))
        .allMatch(network -> network.shortcuts() == option)
        .allMatch(network -> network.network().shortcuts() == option)
        .allMatch(network -> network.network().hasShortcuts() == (option != ShortcutOption.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain-20", "plain-56", "plain-110", "plain-18", "plain-34"})
  void a_plain_network_and_its_residual_twin_have_the_same_layers_in_the_same_order(String plain) {
    Network network = Networks.named(plain).network();
    Network twin = Networks.named(plain.replace("plain", "resnet")).network();

    Assertions.assertThat(twin.nodes().stream().filter(ShortcutsTest::isLearned))
        .extracting(Node::place, Node::layer, Node::output)
        .containsExactlyElementsOf(
            network.nodes().stream()
                .filter(ShortcutsTest::isLearned)
                .map(node -> Assertions.tuple(node.place(), node.layer(), node.output()))
                .toList());
    Assertions.assertThat(network.nodes()).allMatch(node -> node.inputs().size() == 1);
  }

  @Test
  void add_the_blocks_input_before_its_last_activation() {
    Network network = CifarFamily.resnet(8).architecture().network();

    Assertions.assertThat(network.node("stage1.block1.add").inputs())
        .containsExactly("stage1.block1.bn2", "stem.relu");
    Assertions.assertThat(network.node("stage1.block1.relu2").inputs())
        .containsExactly("stage1.block1.add");
    Assertions.assertThat(network.node("stage2.block1.add").inputs())
        .containsExactly("stage2.block1.bn2", "stage2.block1.shortcut");
    Assertions.assertThat(network.node("stage2.block1.shortcut").inputs())
        .containsExactly("stage1.block1.relu2");
  }

  @ParameterizedTest
  @CsvSource({"32", "31", "2", "1"})
  void step_as_far_as_their_block_does(int side) {
    for (ShortcutOption option : List.of(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C)) {
      Network network =
          CifarFamily.resnet(8)
              .with(option)
              .withInput(new Shape(3, side, side))
              .architecture()
              .network();
      Layer shortcut =
          option == ShortcutOption.A
              ? network.node("stage2.block1.shortcut").layer()
              : network.node("stage2.block1.shortcut-conv").layer();
      Assertions.assertThat(shortcut)
          .isIn(new Layer.ZeroPadding(2, 32), new Layer.Convolution(1, 2, 0, 32, false));
    }
  }

  @Test
  void projections_are_normalised_and_not_activated() {
    Network network = Networks.named("resnet-50").network();

    Assertions.assertThat(network.node("conv3.block1.shortcut-bn").inputs())
        .containsExactly("conv3.block1.shortcut-conv");
    Assertions.assertThat(network.node("conv3.block1.add").inputs())
        .containsExactly("conv3.block1.bn3", "conv3.block1.shortcut-bn");
  }

  @Test
  void options_are_read_by_their_letters() {
    Assertions.assertThat(ShortcutOption.of("a")).isEqualTo(ShortcutOption.A);
    Assertions.assertThat(ShortcutOption.of("C")).isEqualTo(ShortcutOption.C);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortcutOption.of("D"))
        .withMessage("unknown shortcut option 'D'; the paper has A, B and C");
  }

  private static void assertShortcuts(
      Architecture architecture, int shortcuts, int padded, int projections) {
    assertThat(architecture)
        .has(shortcuts, node -> node.layer() instanceof Layer.Addition)
        .has(padded, node -> node.layer() instanceof Layer.ZeroPadding)
        .has(
            projections,
            node ->
                node.layer() instanceof Layer.Convolution convolution
                    && convolution.kernel() == 1
                    && node.name().endsWith("shortcut-conv"));
  }

  private static boolean isLearned(Node node) {
    return NetworkAssert.isWeighted(node) || node.layer() instanceof Layer.BatchNormalization;
  }
}
