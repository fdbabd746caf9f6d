package org.residuallab.architecture;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residuallab.architecture.Family.Depths;

/** The table of networks that have names. A new family is a line here. */
final class Families {

  private static final List<Integer> TABLE_1 = List.of(18, 34, 50, 101, 152);

  // In the paper, 50 and 152 are networks for ImageNet, though they are 6n + 2 too.
  private static final Depths SECTION_4_2 =
      new Depths(
          "CIFAR-10 depths are 6n + 2 (20, 32, 44, 56, 110, 1202 and others, not 50 and 152)",
          n -> n >= 8 && n % 6 == 2 && !TABLE_1.contains(n));

  private static final Depths VGG = new Depths("depths are 16 and 19", n -> n == 16 || n == 19);

  private static final List<Family> ALL =
      List.of(
          family("resnet-N", "ResNet-N", SECTION_4_2, n -> CifarFamily.resnet(n).architecture()),
          versions("resnet-N", "ResNet-N", TABLE_1, n -> ImageNetFamily.resnet(n).architecture()),
          family("plain-N", "plain-N", SECTION_4_2, n -> CifarFamily.plain(n).architecture()),
          versions(
              "plain-N", "plain-N", List.of(18, 34), n -> ImageNetFamily.plain(n).architecture()),
          family(
              "preresnet-N",
              "PreResNet-N",
              PreActivationFamily.DEPTHS,
              n -> PreActivationFamily.architecture(n)),
          new Family(
              "wide-resnet-N-K",
              "WRN-N-K",
              WideFamily.DEPTHS,
              false,
              numbers -> WideFamily.architecture(numbers.get(0), numbers.get(1))),
          family("vgg-N", "VGG-N", VGG, n -> VggFamily.vgg(n).architecture()),
          family("vgg-N-bn", "VGG-N-BN", VGG, n -> VggFamily.vgg(n).normalized()));

  private Families() {}

  /** The line that has a network of that name. */
  static Optional<Family> having(String name) {
    return ALL.stream().filter(family -> family.has(name)).findFirst();
  }

  /** What to say of a name that no line has. */
  static String refusal(String name) {
    List<Family> near = ALL.stream().filter(each -> each.numbers(name).isPresent()).toList();
    if (!near.isEmpty()) {
      return "no network %s: %s".formatted(name, join(near, family -> family.depths().words()));
    }
    String forms = join(ALL, Family::form);
    return "unknown network '%s'; use %s, for example resnet-56, plain-20, resnet-50, vgg-19"
        .formatted(name, forms);
  }

  private static String join(List<Family> families, Function<Family, String> words) {
    return families.stream().map(words).distinct().collect(Collectors.joining(", "));
  }

  private static Family family(
      String form, String title, Depths depths, Function<Integer, Architecture> member) {
    return new Family(form, title, depths, false, numbers -> member.apply(numbers.get(0)));
  }

  private static Family versions(
      String form, String title, List<Integer> depths, Function<Integer, Architecture> member) {
    String words =
        depths.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "ImageNet depths are ", ""));
    return new Family(
        form,
        title,
        new Depths(words, depths::contains),
        true,
        numbers -> member.apply(numbers.get(0)));
  }
}
