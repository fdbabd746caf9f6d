package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.MaxPooling;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Layer.ZeroPadding;

/** A network written by hand is checked as closely as one of the paper's. */
class NetworkTest {

  private static final Shape IMAGE = new Shape(3, 8, 8);
  private static final Convolution CONVOLUTION = new Convolution(3, 2, 1, 4, false);

  @Test
  void accepts_layers_that_fit_together() {
    Network network =
        network(
            node(1, CONVOLUTION, new Shape(4, 4, 4), "input"),
            node(1, new Relu(), new Shape(4, 4, 4), "a.conv1"),
            node(0, new Addition(), new Shape(4, 4, 4), "a.relu1", "a.conv1"),
            node(0, new Classifier(10), new Shape(10, 1, 1), "a.add"));

    assertThat(network.classes()).isEqualTo(10);
    assertThat(network.inputOf(network.node("a.conv1"))).isEqualTo(IMAGE);
    assertThat(network.inputOf(network.node("a.fc"))).isEqualTo(new Shape(4, 4, 4));
  }

  @Test
  void refuses_a_shape_that_the_layer_does_not_give() {
    assertRefused(
        "a.conv1: its layer gives 4x4x4, not 4x8x8",
        node(1, CONVOLUTION, new Shape(4, 8, 8), "input"));
  }

  @Test
  void refuses_to_add_different_shapes() {
    assertRefused(
        "a.add: the shapes of its inputs differ, 4x4x4 and 3x8x8",
        node(1, CONVOLUTION, new Shape(4, 4, 4), "input"),
        node(0, new Addition(), new Shape(4, 4, 4), "a.conv1", "input"));
  }

  @Test
  void refuses_two_layers_of_one_name() {
    assertRefused(
        "two layers are named a.relu1",
        node(1, new Relu(), IMAGE, "input"),
        node(1, new Relu(), IMAGE, "a.relu1"));
  }

  @Test
  void refuses_to_read_what_does_not_stand_before() {
    assertRefused(
        "a.relu1 reads [a.relu2], which does not stand before it",
        node(1, new Relu(), IMAGE, "a.relu2"),
        node(2, new Relu(), IMAGE, "input"));
  }

  @Test
  void refuses_too_few_or_too_many_inputs() {
    assertRefused("a.relu1: its layer has 1 inputs, not 0", node(1, new Relu(), IMAGE));
    assertRefused(
        "a.relu1: its layer has 1 inputs, not 2", node(1, new Relu(), IMAGE, "input", "input"));
    assertRefused("a.add: its layer has 2 inputs, not 1", node(0, new Addition(), IMAGE, "input"));
  }

  @Test
  void refuses_a_window_larger_than_its_input() {
    assertRefused(
        "a.pool: a 9x9 window does not fit into 3x8x8 with padding 0",
        node(0, new MaxPooling(9, 1, 0), new Shape(3, 1, 1), "input"));
  }

  @Test
  void refuses_to_drop_channels_in_a_zero_padded_shortcut() {
    assertRefused(
        "a.pad: cannot pad 3x8x8 to fewer channels, 2",
        node(0, new ZeroPadding(1, 2), new Shape(2, 8, 8), "input"));
  }

  @Test
  void refuses_to_be_empty() {
    assertRefused("by hand has no layers");
  }

  @Test
  void layers_refuse_impossible_dimensions() {
    assertImpossible("side 0, stride 1", () -> new Convolution(0, 1, 0, 4, false));
    assertImpossible("stride 0", () -> new MaxPooling(2, 0, 0));
    assertImpossible("padding -1", () -> new MaxPooling(2, 2, -1));
    assertImpossible("needs filters, not 0", () -> new Convolution(3, 1, 1, 0, false));
    assertImpossible("two classes or more, not 1", () -> new Classifier(1));
    assertImpossible("needs outputs, not 0", () -> new FullyConnected(0));
    assertImpossible("not 1.0", () -> new Dropout(1));
    assertImpossible("stride 2 and 0 channels", () -> new ZeroPadding(2, 0));
    assertImpossible("not 0 x 1 x 1", () -> new Shape(0, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "stage2, 1, CONVOLUTION, 1, false, stage2.block1.conv1",
    "conv5, 3, NORMALIZATION, 0, true, conv5.block3.shortcut-bn",
    "conv5, 3, NORMALIZATION, 2, true, conv5.block3.shortcut-bn2",
    "stage1, 1, PADDING, 0, true, stage1.block1.shortcut",
    "stage1, 1, PADDING, 0, false, stage1.block1.pad",
    "head, 0, FULLY_CONNECTED, 0, false, head.fc",
    "head, 0, DROPOUT, 2, false, head.dropout2",
  })
  void a_layer_is_named_by_its_place(
      String stage, int block, Role.Kind kind, int number, boolean onShortcut, String name) {
    assertThat(new Place(stage, block, new Role(kind, number, onShortcut)).name()).isEqualTo(name);
  }

  @Test
  void refuses_the_place_of_another_kind_of_layer() {
    Place place = new Place("a", 0, new Role(Role.Kind.CONVOLUTION));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Node(place, new Relu(), List.of("input"), IMAGE))
        .withMessage("a.conv: its layer is of kind ACTIVATION, not CONVOLUTION");
  }

  @Test
  void knows_how_many_weighted_layers_are_on_its_way() {
    for (String name : List.of("resnet-110", "plain-34", "resnet-152", "vgg-16")) {
      Architecture architecture = Networks.named(name);
      NetworkAssert.assertThat(architecture).hasDepth(architecture.depth());
    }
  }

  private static void assertRefused(String message, Node... nodes) {
    assertThatIllegalArgumentException().isThrownBy(() -> network(nodes)).withMessage(message);
  }

  private static void assertImpossible(String message, Runnable construction) {
    assertThatIllegalArgumentException()
        .isThrownBy(construction::run)
        .withMessageContaining(message);
  }

  private static Network network(Node... nodes) {
    return new Network("by hand", IMAGE, List.of(nodes));
  }

  private static Node node(int number, Layer layer, Shape output, String... inputs) {
    Place place = new Place("a", 0, new Role(layer.kind(), number));
    return new Node(place, layer, List.of(inputs), output);
  }
}
