package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Layer.Convolution;

class MiniatureTest {

  private static final Shape SMALL = new Shape(3, 32, 32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vgg-19",
        "plain-34",
        "resnet-34",
        "resnet-50",
        "preresnet-164",
        "wide-resnet-16-2"
      })
  void keeps_the_depth_and_divides_every_filter(String name) {
    Architecture whole = Networks.named(name);
    Architecture mini = Miniature.of(whole, 4, SMALL, 10);

    assertThat(mini.name()).isEqualTo("mini-" + name);
    assertThat(mini.depth()).isEqualTo(whole.depth());
    assertThat(mini.shortcuts()).isEqualTo(whole.shortcuts());
    assertThat(mini.network().classes()).isEqualTo(10);
    assertThat(mini.network().nodes())
        .filteredOn(node -> node.layer() instanceof Convolution)
        .extracting(node -> ((Convolution) node.layer()).filters())
        .isEqualTo(
            whole.network().nodes().stream()
                .filter(node -> node.layer() instanceof Convolution)
                .map(node -> ((Convolution) node.layer()).filters() / 4)
                .toList());
  }

  @Test
  void normalises_vgg_and_drops_nothing() {
    Network mini = Miniature.of(Networks.named("vgg-19"), 4, SMALL, 10).network();

    assertThat(mini.nodes())
        .filteredOn(node -> node.layer() instanceof Layer.BatchNormalization)
        .hasSize(16);
    assertThat(mini.nodes()).noneMatch(node -> node.layer() instanceof Layer.Dropout);
    assertThat(mini.node("head.fc1").output()).isEqualTo(new Shape(1024, 1, 1));
  }

  @Test
  void refuses_to_divide_by_nothing() {
    assertThatThrownBy(() -> Miniature.of(Networks.named("vgg-19"), 0, SMALL, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("filters cannot be divided by 0");
  }
}
