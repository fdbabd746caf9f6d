package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.cost.NetworkCost;

/** The fully convolutional form on the records. */
class DenseFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"resnet-18", "resnet-50", "plain-34", "resnet-20", "preresnet-110", "plain-20"})
  void a_network_with_global_pooling_is_the_same_for_other_images(String name) {
    Architecture architecture = Networks.named(name);
    Network own = architecture.network();
    Shape odd = new Shape(3, 97, 131);

    assertThat(DenseForm.of(own, own.input())).isEqualTo(own);
    assertThat(DenseForm.of(own, odd)).isEqualTo(architecture.withInput(odd).network());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg-16", "vgg-19", "vgg-19-bn"})
  void hidden_layers_become_convolutions_with_the_same_parameters(String name) {
    Network own = Networks.named(name).network();

    Network dense = DenseForm.of(own, new Shape(3, 384, 512));

    assertThat(dense.node("head.conv1").layer())
        .isEqualTo(new Layer.Convolution(7, 1, 0, 4096, true));
    assertThat(dense.node("head.conv1").output()).isEqualTo(new Shape(4096, 6, 10));
    assertThat(dense.node("head.conv2").layer())
        .isEqualTo(new Layer.Convolution(1, 1, 0, 4096, true));
    assertThat(dense.node("head.pool").inputs()).containsExactly("head.dropout2");
    assertThat(dense.classes()).isEqualTo(1000);
    assertThat(dense.depth()).isEqualTo(own.depth());
    assertThat(NetworkCost.of(dense).total().parameterCount())
        .isEqualTo(NetworkCost.of(own).total().parameterCount());
  }

  @Test
  void at_its_own_size_it_costs_the_same() {
    Network own = Networks.named("vgg-19").network();

    assertThat(NetworkCost.of(DenseForm.of(own, own.input())).total().multiplyAdds())
        .isEqualTo(NetworkCost.of(own).total().multiplyAdds());
  }

  @Test
  void an_image_that_is_too_small_or_of_other_channels_is_refused() {
    Network vgg = Networks.named("vgg-19").network();

    assertThatThrownBy(() -> DenseForm.of(vgg, new Shape(3, 223, 640)))
        .hasMessage("head.conv1: a 7x7 window does not fit into 512x6x20 with padding 0");
    assertThatThrownBy(() -> DenseForm.of(vgg, new Shape(1, 224, 224)))
        .hasMessage("vgg-19 takes images of 3 channels, not of 1x224x224");
  }

  @Test
  void what_has_no_such_form_is_named() {
    Network oblong = vgg(new Shape(3, 12, 8), List.of(5));
    Network bare = vgg(new Shape(3, 12, 12), List.of());

    assertThatThrownBy(() -> DenseForm.of(oblong, oblong.input()))
        .hasMessage(
            "head.fc1: it is fully connected to maps of 4x6x4, and kernels here are square");
    assertThatThrownBy(() -> DenseForm.of(bare, bare.input()))
        .hasMessage("head.fc: a classifier of maps of 4x6x6 cannot move over larger ones");
  }

  private static Network vgg(Shape input, List<Integer> hidden) {
    return new Architecture(
            "small",
            input,
            Normalization.NONE,
            List.of(
                new Stage(
                    "conv1",
                    List.of(new Block.Convolutional(3, 1, 4), new Block.Pooling(2, 2, 0)))),
            new Head.Hidden(hidden, 0, 10))
        .network();
  }
}
