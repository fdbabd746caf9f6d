package org.residuallab.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.diagram.NetworkDiagram.Fold;

class NetworkDiagramTest {

  private static final String DOTS = "stroke-dasharray:0.1,3.6";
  private static final String SUMS = "<ellipse|<circle";

  @Test
  void draws_figure_3_with_every_layer_once() {
    String svg = svg(Fold.WHERE_LONG, "vgg-19", "plain-34", "resnet-34");
    Map<String, Integer> texts = texts(svg);

    assertThat(texts)
        .containsKeys("VGG-19", "plain-34", "ResNet-34", "19.6 billion multiply-adds")
        .containsEntry("224 × 224", 1)
        .containsEntry("112 × 112", 1)
        .containsEntry("7 × 7", 1)
        .containsEntry("7×7 conv, 64, /2", 2)
        .containsEntry("max pool, /2", 5 + 1 + 1)
        .containsEntry("average pool", 2)
        .containsEntry("fc 4096", 2)
        .containsEntry("fc 1000", 3)
        .containsEntry("3×3 conv, 64", 2 + 6 + 6)
        .containsEntry("3×3 conv, 128, /2", 2)
        .containsEntry("3×3 conv, 512, /2", 2)
        .containsEntry("3×3 conv, 512", 8 + 5 + 5);
  }

  @Test
  void draws_identities_solid_and_growing_dimensions_dotted() {
    // One dotted line is the legend's.
    assertThat(count(svg(Fold.WHERE_LONG, "resnet-34"), DOTS)).isEqualTo(3 + 1);
    // Each sum is a disc and its edge.
    assertThat(count(svg(Fold.WHERE_LONG, "resnet-34"), SUMS)).isEqualTo(2 * 16);
    assertThat(count(svg(Fold.WHERE_LONG, "resnet-50"), DOTS)).isEqualTo(4 + 1);
    assertThat(count(svg(Fold.WHERE_LONG, "plain-34"), DOTS)).isZero();
    assertThat(count(svg(Fold.WHERE_LONG, "plain-34"), SUMS)).isZero();
  }

  @Test
  void marks_each_projection() {
    Architecture everywhere = Networks.named("resnet-20", Variation.NONE.with(ShortcutOption.C));
    Map<String, Integer> texts = texts(NetworkDiagram.of(List.of(everywhere)).svg());

    assertThat(texts).containsEntry("1×1", 9 + 1).containsKey("shortcut option C");
  }

  @Test
  void folds_what_would_not_fit_on_a_page() {
    Drawing folded = drawing(Fold.WHERE_LONG, "resnet-1202");
    Drawing full = drawing(Fold.NEVER, "resnet-110");

    assertThat(folded.height()).isLessThan(700);
    assertThat(texts(folded.svg())).containsEntry("× 200", 1).containsEntry("× 199", 2);
    assertThat(texts(full.svg())).containsEntry("3×3 conv, 16", 37);
  }

  @Test
  void twins_are_drawn_layer_by_layer_at_the_same_heights() {
    assertThat(heights("plain-34")).hasSize(33).isEqualTo(heights("resnet-34"));
  }

  @Test
  void colours_each_stage_of_blocks_differently() {
    BufferedImage image = drawing(Fold.WHERE_LONG, "resnet-18").image(1);

    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      colours.add(image.getRGB(image.getWidth() / 2 - 10, y));
    }
    for (String stage : List.of("conv2", "conv3", "conv4", "conv5")) {
      StageColors stages = new StageColors(Networks.named("resnet-18").network());
      assertThat(colours).contains(StageColors.tint(stages.of(stage), 0.62).getRGB());
    }
  }

  @Test
  void says_how_long_each_text_is_so_that_other_fonts_fit() {
    String svg = svg(Fold.WHERE_LONG, "resnet-20");

    assertThat(count(svg, "<text")).isEqualTo(count(svg, "textLength=")).isGreaterThan(30);
    assertThat(count(svg, "font-size:")).isEqualTo(count(svg, "<text"));
    assertThat(svg).startsWith("<svg").contains("<title>resnet-20</title>");
  }

  @Test
  void refuses_to_draw_nothing() {
    assertThatThrownBy(() -> NetworkDiagram.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no network to draw");
  }

  /** Vertical places of all convolutions. */
  private static List<String> heights(String network) {
    return Pattern.compile("y=\"([0-9.]+)\">\\d×\\d conv")
        .matcher(svg(Fold.WHERE_LONG, network))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Map<String, Integer> texts(String svg) {
    Map<String, Integer> texts = new HashMap<>();
    Matcher text = Pattern.compile("<text[^>]*>([^<]*)</text>").matcher(svg);
    while (text.find()) {
      texts.merge(text.group(1), 1, Integer::sum);
    }
    return texts;
  }

  private static int count(String svg, String pattern) {
    return (int) Pattern.compile(pattern).matcher(svg).results().count();
  }

  private static String svg(Fold fold, String... names) {
    return drawing(fold, names).svg();
  }

  private static Drawing drawing(Fold fold, String... names) {
    return NetworkDiagram.of(List.of(names).stream().map(Networks::named).toList(), fold);
  }
}
