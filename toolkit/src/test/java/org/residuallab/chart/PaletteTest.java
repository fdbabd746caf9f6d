package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ShortcutOption;

/** One colour a network, wherever it is drawn. */
class PaletteTest {

  private static List<Color> each(String... names) {
    return Palette.each(
        Stream.of(names).map(name -> Optional.<Design>of(Networks.named(name))).toList());
  }

  @Test
  void a_network_has_its_colour_whatever_stands_beside_it() {
    assertThat(each("plain-20", "plain-56", "resnet-20", "resnet-56"))
        .containsExactly(Palette.ORANGE, Palette.VERMILION, Palette.SKY, Palette.BLUE);
    assertThat(each("resnet-56", "plain-56")).containsExactly(Palette.BLUE, Palette.VERMILION);
  }

  @Test
  void two_networks_of_one_chart_never_share_one() {
    assertThat(each("plain-20", "plain-32", "plain-44", "plain-56", "resnet-20", "resnet-32"))
        .doesNotHaveDuplicates()
        .startsWith(Palette.ORANGE);
    List<Optional<Design>> options =
        Stream.of(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C)
            .map(option -> Optional.<Design>of(Networks.named("resnet-20").with(option)))
            .toList();
    assertThat(Palette.each(options)).doesNotHaveDuplicates();
  }

  @Test
  void the_colours_of_one_kind_stand_for_no_network_of_the_other() {
    assertThat(each("resnet-20", "resnet-32", "resnet-44", "resnet-56"))
        .containsExactly(Palette.SKY, Palette.GREEN, Palette.BLACK, Palette.BLUE);
    assertThat(each("plain-20", "plain-32", "plain-56"))
        .containsExactly(Palette.ORANGE, Palette.PURPLE, Palette.VERMILION);
  }

  @Test
  void what_is_known_by_name_alone_takes_what_is_left() {
    assertThat(Palette.each(List.of(Optional.empty(), Optional.of(Networks.named("resnet-56")))))
        .doesNotHaveDuplicates()
        .endsWith(Palette.BLUE);
    assertThat(
            Palette.each(IntStream.range(0, 12).mapToObj(i -> Optional.<Design>empty()).toList()))
        .hasSize(12)
        .doesNotContainNull();
  }
}
