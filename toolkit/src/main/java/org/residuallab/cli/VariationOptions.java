package org.residuallab.cli;

import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import picocli.CommandLine.Option;

/** What a user may vary about a named network. */
final class VariationOptions {

  @Option(
      names = "--shortcut",
      paramLabel = "A|B|C",
      description =
          "Shortcut option (default: A up to 34 layers and for CIFAR, B beyond, in wide-resnets, and in"
              + " preresnets from 164 layers on).")
  private Optional<String> shortcut;

  @Option(
      names = "--stride",
      paramLabel = "v1|v1.5",
      description =
          "Stride of a bottleneck: on its first 1x1 (v1, the paper; the default) or on its 3x3.")
  private Optional<String> stride;

  @Option(
      names = "--input",
      paramLabel = "N",
      description = "Side of the image in pixels (default: the paper's 224, or 32 for CIFAR).")
  private Optional<Integer> input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Number of classes (default: the paper's 1000, or 10 for CIFAR).")
  private Optional<Integer> classes;

  /**
   * The network of that name with these variations.
   *
   * @throws IllegalArgumentException if there is none
   */
  Architecture of(String net) {
    return Networks.named(net, variation());
  }

  /**
   * The networks of those names. Where some are residual, what is said of shortcuts is said of them
   * alone, and likewise of the stride where some have bottlenecks.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  List<Architecture> of(List<String> nets) {
    List<Architecture> usual = nets.stream().map(Networks::named).toList();
    boolean someResidual = usual.stream().anyMatch(VariationOptions::isResidual);
    boolean someNarrow = usual.stream().anyMatch(net -> net.placement().isPresent());
    Variation all = variation();
    return usual.stream()
        .map(
            net ->
                Networks.named(
                    net.name(),
                    new Variation(
                        someResidual && !isResidual(net) ? Optional.empty() : all.shortcuts(),
                        someNarrow && net.placement().isEmpty()
                            ? Optional.empty()
                            : all.placement(),
                        input,
                        classes)))
        .toList();
  }

  private static boolean isResidual(Architecture net) {
    return net.shortcuts() != ShortcutOption.NONE;
  }

  private Variation variation() {
    return new Variation(
        shortcut.map(ShortcutOption::of), stride.map(StridePlacement::of), input, classes);
  }
}
