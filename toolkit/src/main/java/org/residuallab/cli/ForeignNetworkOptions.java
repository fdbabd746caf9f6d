package org.residuallab.cli;

import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.weights.WeightsFile;
import org.residuallab.weights.WeightsImport;
import picocli.CommandLine.Option;

/** What a file of weights does not say of its network. */
final class ForeignNetworkOptions {

  @Option(
      names = "--shortcut",
      paramLabel = "A|B|C",
      description =
          "Shortcut option (default: A for CIFAR's names of layers, B for torchvision's).")
  private Optional<String> shortcut;

  @Option(
      names = "--stride",
      paramLabel = "v1|v1.5",
      description = "Stride of a bottleneck: on its first 1x1 or on its 3x3 (default: v1.5).")
  private Optional<String> stride;

  @Option(
      names = "--zeros",
      paramLabel = "behind|around",
      description =
          "Where option A puts its channels of zeros (default: around, for CIFAR's names of layers).")
  private Optional<String> zeros;

  @Option(
      names = "--input",
      paramLabel = "N",
      description = "Side of the image in pixels (default: 224, or 32 for CIFAR).")
  private Optional<Integer> input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Number of classes (default: 1000, or 10 for CIFAR).")
  private Optional<Integer> classes;

  /**
   * The network of that name, of the usual form in the code whose names the file has, but for what
   * was asked for.
   *
   * @throws IllegalArgumentException if there is none
   */
  Architecture of(String net, WeightsFile file) {
    Variation asked =
        new Variation(
            shortcut.map(ShortcutOption::of), stride.map(StridePlacement::of), input, classes);
    Architecture network = WeightsImport.asUsual(Networks.named(net, asked), file);
    network = asked.shortcuts().map(network::with).orElse(network);
    network = asked.placement().map(network::with).orElse(network);
    return zeros.map(ZeroChannels::of).map(network::with).orElse(network);
  }
}
