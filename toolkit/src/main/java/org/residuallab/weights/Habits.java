package org.residuallab.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.ZeroChannels;

/**
 * What code does where the paper leaves a choice and a file of weights does not say.
 *
 * @param shortcuts of residual networks
 * @param placement of a bottleneck's stride
 * @param zeros where option A puts its channels of zeros
 */
record Habits(ShortcutOption shortcuts, StridePlacement placement, ZeroChannels zeros) {

  private static final String SHORTCUTS = "residual_lab.shortcuts";
  private static final String PLACEMENT = "residual_lab.stride_placement";
  private static final String ZEROS = "residual_lab.zero_channels";

  /** What a network does. */
  static Habits in(Network network) {
    StridePlacement placement = StridePlacement.FIRST_1X1;
    ZeroChannels zeros = ZeroChannels.BEHIND;
    for (Node node : network.nodes()) {
      if (node.layer() instanceof Layer.ZeroPadding padding) {
        zeros = padding.zeros();
      }
      boolean middle = node.place().role().equals(new Role(Role.Kind.CONVOLUTION, 2));
      if (middle && node.layer() instanceof Layer.Convolution second && second.stride() > 1) {
        placement = StridePlacement.MIDDLE_3X3;
      }
    }
    return new Habits(network.shortcuts(), placement, zeros);
  }

  /** These, but for what the words of a file say. */
  Habits unless(WeightsFile file) {
    return new Habits(
        said(file, SHORTCUTS, ShortcutOption.class, shortcuts),
        said(file, PLACEMENT, StridePlacement.class, placement),
        said(file, ZEROS, ZeroChannels.class, zeros));
  }

  /**
   * Makes sure that a network is plain or residual as the file says, where it does: without
   * parameters in its shortcuts, a residual network takes a plain one's weights.
   *
   * @throws BadWeightsException if it is not
   */
  static void requireKind(Design network, WeightsFile file) {
    file.word(SHORTCUTS)
        .map(ShortcutOption.NONE.name()::equals)
        .filter(plain -> plain == network.hasShortcuts())
        .ifPresent(
            plain -> {
              throw new BadWeightsException(
                  "%s says that its network has %s, and %s has %s; name its own network"
                      .formatted(
                          file.path(),
                          plain ? "no shortcuts" : "shortcuts",
                          network.name(),
                          plain ? "some" : "none"));
            });
  }

  private static <E extends Enum<E>> E said(
      WeightsFile file, String about, Class<E> kind, E otherwise) {
    Optional<String> word = file.word(about);
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> word.equals(Optional.of(each.name())))
        .findFirst()
        .orElse(otherwise);
  }

  /** As a file of weights can say them. */
  Map<String, String> words() {
    return Map.of(SHORTCUTS, shortcuts.name(), PLACEMENT, placement.name(), ZEROS, zeros.name());
  }

  /** That network as this code builds it. */
  Architecture of(Architecture network) {
    Architecture placed = network.with(placement).with(zeros);
    return shortcuts == ShortcutOption.NONE ? placed : placed.with(shortcuts);
  }
}
