package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Networks.Variation;

class NetworksTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          plain-20
          plain-32
          plain-44
          plain-56
          plain-110
          plain-1202
          resnet-20
          resnet-32
          resnet-44
          resnet-56
          resnet-110
          resnet-1202
          plain-18
          plain-34
          resnet-18
          resnet-34
          resnet-50
          resnet-101
          resnet-152
          vgg-16
          vgg-19
          """)
  void every_network_of_the_paper_has_the_depth_that_its_name_says(String name) {
    Architecture architecture = Networks.named(name);

    int depth = Integer.parseInt(name.substring(name.indexOf('-') + 1));
    assertThat(architecture.name()).isEqualTo(name);
    assertThat(architecture.depth()).isEqualTo(depth);
    NetworkAssert.assertThat(architecture).hasDepth(depth);
  }

  @ParameterizedTest
  @CsvSource({
    // 50 and 152 are 6n + 2 too, but in the paper they are networks for ImageNet.
    "resnet-50, 224, 1000",
    "resnet-152, 224, 1000",
    "vgg-16, 224, 1000",
    "resnet-44, 32, 10",
    "plain-1202, 32, 10",
  })
  void are_built_for_the_images_of_the_paper(String name, int side, int classes) {
    assertThat(Networks.named(name).input()).isEqualTo(new Shape(3, side, side));
    assertThat(Networks.named(name).head().classes()).isEqualTo(classes);
  }

  @Test
  void are_known_in_the_papers_spelling_too() {
    assertThat(Networks.named("ResNet-50")).isEqualTo(Networks.named("resnet-50"));
    assertThat(Networks.named("VGG-19").name()).isEqualTo("vgg-19");
  }

  @Test
  void vary_in_option_stride_placement_input_and_classes() {
    Architecture varied =
        Networks.named(
            "resnet-50",
            new Variation(
                Optional.of(ShortcutOption.C),
                Optional.of(StridePlacement.MIDDLE_3X3),
                Optional.of(64),
                Optional.of(7)));

    assertThat(varied)
        .isEqualTo(
            ImageNetFamily.resnet(50)
                .with(ShortcutOption.C)
                .with(StridePlacement.MIDDLE_3X3)
                .withInput(new Shape(3, 64, 64))
                .withClasses(7)
                .architecture());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alexnet-8          | unknown network 'alexnet-8'; use resnet-N, plain-N, preresnet-N
          resnet             | unknown network 'resnet'
          ResNet 20          | unknown network 'ResNet 20'
          resnet-020         | unknown network 'resnet-020'
          resnet--20         | unknown network 'resnet--20'
          resnet-20.5        | unknown network 'resnet-20.5'
          resnet-99999999999 | unknown network 'resnet-99999999999'
          resnet-21          | no network resnet-21: CIFAR-10 depths are 6n + 2
          plain-2            | no network plain-2: CIFAR-10 depths are 6n + 2
          plain-50           | no network plain-50: CIFAR-10 depths are 6n + 2
          vgg-20             | no network vgg-20: depths are 16 and 19
          """)
  void refuse_a_name_with_one_line_that_says_what_there_is(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.named(name))
        .withMessageStartingWith(message)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
  }

  @ParameterizedTest
  @CsvSource({"resnet-18", "resnet-34"})
  void of_table_1_are_the_same_in_both_versions_where_they_have_no_bottleneck(String name) {
    Variation v15 =
        new Variation(
            Optional.empty(),
            Optional.of(StridePlacement.MIDDLE_3X3),
            Optional.empty(),
            Optional.empty());

    assertThat(Networks.named(name, v15)).isEqualTo(Networks.named(name));
  }

  @Test
  void refuse_variations_that_a_network_does_not_have() {
    Variation optionB = Variation.NONE.with(ShortcutOption.B);
    Variation v15 =
        new Variation(
            Optional.empty(),
            Optional.of(StridePlacement.of("v1.5")),
            Optional.empty(),
            Optional.empty());

    assertRefused("plain-20", optionB, "plain-20 has no shortcuts: there is no option to choose");
    assertRefused("vgg-19", optionB, "vgg-19 has no shortcuts: there is no option to choose");
    assertRefused("resnet-20", v15, "v1 and v1.5 do not differ there");
    assertRefused(
        "resnet-20",
        Variation.NONE.with(ShortcutOption.NONE),
        "resnet-20 without shortcuts is another network: ask for plain-N");
    assertRefused(
        "resnet-20", sized(0, 10), "an input of 0 pixels is impossible: a side has 1 to 65536");
    assertRefused("resnet-50", sized(2_000_000_000, 10), "impossible: a side has 1 to 65536");
    assertRefused("resnet-20", sized(32, 1), "a classifier needs two classes or more, not 1");
  }

  @Test
  void stride_placements_are_read_by_their_versions() {
    assertThat(StridePlacement.of("v1")).isEqualTo(StridePlacement.FIRST_1X1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StridePlacement.of("v2"))
        .withMessage("unknown stride placement 'v2'; use v1 (the paper) or v1.5");
  }

  private static Variation sized(int side, int classes) {
    return new Variation(
        Optional.empty(), Optional.empty(), Optional.of(side), Optional.of(classes));
  }

  private static void assertRefused(String name, Variation variation, String message) {
    Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.named(name, variation).network())
        .withMessageEndingWith(message);
  }
}
