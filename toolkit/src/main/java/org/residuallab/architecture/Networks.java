package org.residuallab.architecture;

import java.util.Optional;

/**
 * Every network of the paper by its name: {@code resnet-56}, {@code plain-34}, {@code vgg-19}.
 *
 * <pre>{@code
 * var papers = Networks.named("resnet-50");
 * var other = Networks.named("resnet-50", Networks.Variation.NONE.with(ShortcutOption.C));
 * }</pre>
 */
public final class Networks {

  /** Beyond it, counts of deep networks could leave the range of 64 bits. */
  private static final int LARGEST_SIDE = 1 << 16;

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
    Family family =
        Families.having(wanted)
            .orElseThrow(() -> new IllegalArgumentException(Families.refusal(wanted)));
    Architecture network = family.named(wanted);
    if (variation.shortcuts().isPresent()) {
      network = withShortcuts(network, variation.shortcuts().get());
    }
    if (variation.placement().isPresent()) {
      if (!family.hasVersions()) {
        throw new IllegalArgumentException(
            network.name()
                + " has no bottlenecks of two versions: v1 and v1.5 do not differ there");
      }
      network = network.with(variation.placement().get());
    }
    if (variation.classes().isPresent()) {
      network = network.withClasses(variation.classes().get());
    }
    return variation.input().isPresent()
        ? network.withInput(square(variation.input().get(), network.input().channels()))
        : network;
  }

  /** A network's name as its paper writes it, {@code ResNet-56}; any other name as it is. */
  public static String title(String name) {
    return Families.having(name).map(family -> family.titled(name)).orElse(name);
  }

  private static Architecture withShortcuts(Architecture network, ShortcutOption option) {
    if (network.shortcuts() == ShortcutOption.NONE) {
      throw new IllegalArgumentException(
          network.name() + " has no shortcuts: there is no option to choose");
    }
    if (option == ShortcutOption.NONE) {
      throw new IllegalArgumentException(
          network.name() + " without shortcuts is another network: ask for plain-N");
    }
    return network.with(option);
  }

  private static Shape square(int side, int channels) {
    requireCountable(side);
    return new Shape(channels, side, side);
  }

  private static void requireCountable(int side) {
    if (side < 1 || side > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "an input of %d pixels is impossible: a side has 1 to %d".formatted(side, LARGEST_SIDE));
    }
  }
}
