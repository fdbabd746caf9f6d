package org.residuallab.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Specimen;
import org.residuallab.architecture.Wiring;
import org.residuallab.architecture.ZeroChannels;

class BlockDiagramTest {

  @Test
  void shows_formula_shapes_and_cost_of_each_way_past_a_block() {
    String svg = BlockDiagram.of(Specimen.shortcuts()).svg();

    assertThat(svg)
        .contains("y = σ(W₂ σ(W₁ x))", "y = σ(W₂ σ(W₁ x) + x)", "y = σ(W₂ σ(W₁ x) + P x)")
        .contains("y = σ(W₂ σ(W₁ x) + Wₛ x)", "zero-pad to 128, /2", "1×1 conv, 128, /2")
        .contains("64 × 56 × 56", "128 × 28 × 28", "73,728 weights");
  }

  @Test
  void shows_figure_5_with_its_costs() {
    String svg = BlockDiagram.of(Specimen.figure5()).svg();

    assertThat(svg)
        .contains("73,728 weights", "231 million multiply-adds")
        .contains("69,632 weights", "218 million multiply-adds", "y = σ(W₃ σ(W₂ σ(W₁ x)) + x)");
  }

  @Test
  void finds_each_kind_of_block_in_networks_once() {
    List<Specimen> found =
        Specimen.of(List.of(Networks.named("plain-34"), Networks.named("resnet-50")));

    assertThat(found)
        .extracting(Specimen::title)
        .containsExactly("plain block", "bottleneck, projection", "bottleneck, identity");
    assertThat(found.get(2).input()).hasToString("256x56x56");
  }

  @Test
  void shows_the_activation_that_the_first_pre_activation_block_shares() {
    List<Specimen> found = Specimen.of(List.of(Networks.named("preresnet-20")));

    assertThat(found)
        .extracting(Specimen::title)
        .containsExactly(
            "first pre-activation block, identity",
            "pre-activation block, identity",
            "pre-activation block, zero-padding");
    assertThat(BlockDiagram.of(found.subList(0, 1)).svg())
        .contains("y = W₂ σ(W₁ σ(x)) + σ(x)", "4,608 weights");
    assertThat(BlockDiagram.of(found.subList(1, 3)).svg())
        .contains("y = W₂ σ(W₁ σ(x)) + x", "y = W₂ σ(W₁ σ(x)) + P σ(x)", "zero-pad to 32, /2");
  }

  @Test
  void says_where_the_zeros_go_if_not_behind() {
    List<Specimen> found =
        Specimen.of(List.of(Networks.named("resnet-20").with(ZeroChannels.AROUND)));

    assertThat(BlockDiagram.of(found).svg()).contains("zero-pad to 32 around, /2");
  }

  @Test
  void shows_a_block_of_ones_own() {
    Block own =
        wiring -> {
          Wiring.Point from = wiring.here();
          wiring.convolution(1, 5, 1, 8);
          wiring.add(1, new Layer.Dropout(0.25));
          wiring.shortcut(ShortcutOption.B, 1, from);
          Wiring.Point between = wiring.here();
          wiring.relu(1);
          wiring.bareConvolution(2, 3, 1, 8);
          wiring.addition(2, between);
        };

    String svg = BlockDiagram.of(List.of(new Specimen("own", own, new Shape(8, 9, 9)))).svg();

    assertThat(svg)
        .contains("5×5 conv, 8", "dropout 0.25", "3×3 conv, 8", "2,176 weights")
        .contains("y = W₁ x + x + W₂ σ(W₁ x + x)");
  }

  @Test
  void refuses_networks_without_blocks() {
    assertThatThrownBy(() -> Specimen.of(List.of(Networks.named("vgg-19"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[vgg-19]: no blocks to draw; plain and residual networks have some");
  }
}
