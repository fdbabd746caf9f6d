package org.residuallab.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every network of the paper by its name: {@code resnet-56}, {@code plain-34}, {@code vgg-19}. */
public final class Networks {

  private static final Pattern NAME = Pattern.compile("(resnet|plain|vgg)-([1-9]\\d{0,3})");

  /** Beyond it, counts of deep networks could leave the range of 64 bits. */
  private static final int LARGEST_SIDE = 1 << 16;

  private static final List<Integer> IMAGENET_DEPTHS = List.of(18, 34, 50, 101, 152);

  private Networks() {}

  /**
   * What a user may vary; what is empty is as in the paper.
   *
   * @param shortcuts shortcut option of a residual network
   * @param placement stride placement of a bottleneck
   * @param input side of the square input image in pixels
   * @param classes number of classes
   */
  public record Variation(
      Optional<ShortcutOption> shortcuts,
      Optional<StridePlacement> placement,
      Optional<Integer> input,
      Optional<Integer> classes) {

    /** Everything as in the paper. */
    public static final Variation NONE =
        new Variation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Variation with(ShortcutOption option) {
      return new Variation(Optional.of(option), placement, input, classes);
    }

    public Variation with(StridePlacement other) {
      return new Variation(shortcuts, Optional.of(other), input, classes);
    }

    /** For square images of that side, in so many classes. */
    public Variation fitting(int side, int count) {
      return new Variation(shortcuts, placement, Optional.of(side), Optional.of(count));
    }
  }

  /** {@link #named(String, Variation)} with everything as in the paper. */
  public static Architecture named(String name) {
    return named(name, Variation.NONE);
  }

  /**
   * The network of that name, in capitals or not: the paper writes ResNet-50. 18, 34, 50, 101 and
   * 152 layers are the networks of Table 1, for ImageNet; other depths {@code 6n + 2} are those of
   * section 4.2, for CIFAR-10.
   *
   * @throws IllegalArgumentException if there is no such network, or it has no such variation
   */
  public static Architecture named(String wanted, Variation variation) {
    String name = wanted.toLowerCase(Locale.ROOT);
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "unknown network '%s'; use resnet-N, plain-N or vgg-N, for example resnet-56, plain-20, resnet-50, vgg-19"
              .formatted(wanted));
    }
    int depth = Integer.parseInt(matcher.group(2));
    variation.input().ifPresent(side -> requireCountable(side));
    boolean plain = matcher.group(1).equals("plain");
    if (matcher.group(1).equals("vgg")) {
      return vgg(depth, variation);
    }
    if (plain && variation.shortcuts().isPresent()) {
      throw new IllegalArgumentException(name + " is a plain network: it has no shortcut option");
    }
    if (IMAGENET_DEPTHS.contains(depth)) {
      return imageNet(name, depth, plain, variation);
    }
    return cifar(name, depth, plain, variation);
  }

  private static Architecture cifar(String name, int depth, boolean plain, Variation variation) {
    if (depth < 8 || depth % 6 != 2) {
      throw new IllegalArgumentException(
          "no network %s: CIFAR-10 depths are 6n + 2 (20, 32, 44, 56, 110, 1202), ImageNet depths 18, 34, 50, 101, 152"
              .formatted(name));
    }
    if (variation.placement().isPresent()) {
      throw new IllegalArgumentException(
          name + " has no bottlenecks: v1 and v1.5 do not differ there");
    }
    CifarFamily family = plain ? CifarFamily.plain(depth) : CifarFamily.resnet(depth);
    family = variation.shortcuts().map(family::with).orElse(family);
    family = family.withClasses(variation.classes().orElse(family.classes()));
    return family.withInput(square(variation, family.input())).architecture();
  }

  private static Architecture imageNet(String name, int depth, boolean plain, Variation variation) {
    if (plain && depth > 34) {
      throw new IllegalArgumentException(
          "no network %s: the paper's plain networks for ImageNet have 18 and 34 layers"
              .formatted(name));
    }
    ImageNetFamily family = plain ? ImageNetFamily.plain(depth) : ImageNetFamily.resnet(depth);
    family = variation.shortcuts().map(family::with).orElse(family);
    family = variation.placement().map(family::with).orElse(family);
    family = family.withClasses(variation.classes().orElse(family.classes()));
    return family.withInput(square(variation, family.input())).architecture();
  }

  private static Architecture vgg(int depth, Variation variation) {
    if (variation.shortcuts().isPresent() || variation.placement().isPresent()) {
      throw new IllegalArgumentException(
          "vgg-%d has neither shortcuts nor bottlenecks to vary".formatted(depth));
    }
    VggFamily family = VggFamily.vgg(depth);
    family = family.withClasses(variation.classes().orElse(family.classes()));
    return family.withInput(square(variation, family.input())).architecture();
  }

  private static Shape square(Variation variation, Shape standard) {
    return variation
        .input()
        .map(side -> new Shape(standard.channels(), side, side))
        .orElse(standard);
  }

  private static void requireCountable(int side) {
    if (side < 1 || side > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "an input of %d pixels is impossible: a side has 1 to %d".formatted(side, LARGEST_SIDE));
    }
  }
}
