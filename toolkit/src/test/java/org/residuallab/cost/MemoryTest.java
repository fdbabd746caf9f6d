package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Place;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.Shape;

class MemoryTest {

  /** A user's own records: one value in, 4 maps, a shortcut over a ReLU. */
  private static final Network TINY =
      new Network(
          "tiny",
          new Shape(1, 2, 2),
          List.of(
              node(new Convolution(1, 1, 0, 4, true), List.of("input"), new Shape(4, 2, 2)),
              node(new Relu(), List.of("a.conv"), new Shape(4, 2, 2)),
              node(new Addition(), List.of("a.relu", "a.conv"), new Shape(4, 2, 2)),
              node(new Classifier(2), List.of("a.add"), new Shape(2, 1, 1))));

  @Test
  void training_holds_each_layers_output_once() {
    NetworkCost cost = NetworkCost.of(TINY);

    assertThat(cost.layers())
        .extracting(layer -> layer.memory().training())
        .containsExactly(64L, 64L, 64L, 8L);
    assertThat(cost.total().memory().training()).isEqualTo(200);
  }

  @Test
  void inference_holds_what_a_later_layer_waits_for() {
    NetworkCost cost = NetworkCost.of(TINY);

    assertThat(cost.layers())
        .extracting(layer -> layer.memory().inference())
        .containsExactly(4 * (4 + 16L), 4 * 32L, 4 * 48L, 4 * 18L);
    assertThat(cost.total().memory().inference()).isEqualTo(4 * 48);
  }

  @Test
  void shortcuts_make_inference_hold_one_more_map() {
    // 64 maps of 56x56 and the same again; the block's input waits beside them.
    long map = 4L * 64 * 56 * 56;
    assertThat(relu("plain-34")).isEqualTo(2 * map);
    assertThat(relu("resnet-34")).isEqualTo(3 * map);
  }

  private static long relu(String network) {
    return NetworkCost.of(Networks.named(network).network())
        .layer("conv2.block2.relu1")
        .memory()
        .inference();
  }

  private static Node node(Layer layer, List<String> inputs, Shape output) {
    return new Node(new Place("a", 0, new Role(layer.kind())), layer, inputs, output);
  }
}
