package org.residuallab.weights;

import static org.residuallab.architecture.Role.Kind.CONVOLUTION;
import static org.residuallab.architecture.Role.Kind.FULLY_CONNECTED;
import static org.residuallab.architecture.Role.Kind.NORMALIZATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.weights.Naming.Row;

/** The namings that are known. */
final class Namings {

  private static final Habits TORCHVISION =
      new Habits(ShortcutOption.B, StridePlacement.MIDDLE_3X3, ZeroChannels.BEHIND);

  /** ImageNet's usual 256 pixels for a network of 224. */
  private static final double USUAL = 256.0 / 224;

  /** torchvision.models.resnet: {@code layer1.0.conv1.weight}, {@code fc.weight}. */
  static final Naming TORCHVISION_RESNET =
      new Naming("torchvision's ResNets", residual("downsample", "fc"), false, TORCHVISION, USUAL);

  /**
   * The common CIFAR ResNets, as github.com/akamaster/pytorch_resnet_cifar10 and
   * github.com/kuangliu/pytorch-cifar have them: {@code layer1.0.conv1.weight}, {@code
   * linear.weight}.
   */
  static final Naming CIFAR_RESNET =
      new Naming(
          "the common CIFAR ResNets",
          residual("shortcut", "linear"),
          false,
          new Habits(ShortcutOption.A, StridePlacement.MIDDLE_3X3, ZeroChannels.AROUND),
          1);

  /**
   * torchvision.models.vgg, with and without normalisation: {@code features.0.weight}, {@code
   * classifier.6.weight}. Layers are numbered in a row, ReLU, pooling and dropout among them.
   */
  static final Naming TORCHVISION_VGG =
      new Naming(
          "torchvision's VGG",
          List.of(
              new Row(Part.ROW, CONVOLUTION, at -> "features." + at.index()),
              new Row(Part.ROW, NORMALIZATION, at -> "features." + at.index()),
              new Row(Part.HEAD, FULLY_CONNECTED, at -> "classifier." + 3 * at.connected())),
          true,
          TORCHVISION,
          USUAL);

  private static final List<Naming> ALL =
      List.of(TORCHVISION_RESNET, CIFAR_RESNET, TORCHVISION_VGG);

  private Namings() {}

  private static List<Row> residual(String projection, String classifier) {
    return List.of(
        new Row(Part.STEM, CONVOLUTION, "conv1"),
        new Row(Part.STEM, NORMALIZATION, "bn1"),
        new Row(Part.BLOCK, CONVOLUTION, at -> block(at) + "conv" + at.number()),
        new Row(Part.BLOCK, NORMALIZATION, at -> block(at) + "bn" + at.number()),
        new Row(Part.BLOCK, CONVOLUTION, true, at -> block(at) + projection + ".0"),
        new Row(Part.BLOCK, NORMALIZATION, true, at -> block(at) + projection + ".1"),
        new Row(Part.HEAD, FULLY_CONNECTED, classifier));
  }

  private static String block(LayerPosition at) {
    return "layer" + at.stage() + "." + at.block() + ".";
  }

  /**
   * The naming in which most of these names are a network's.
   *
   * @throws BadWeightsException if none has all kinds of its layers
   */
  static Naming of(Network network, Set<String> names) {
    Naming best = usual(network);
    long most = 0;
    for (Naming each : having(network)) {
      long found =
          each.bindings(network).orElseThrow().stream()
              .filter(binding -> names.contains(binding.tensor()))
              .count();
      if (found > most) {
        best = each;
        most = found;
      }
    }
    return best;
  }

  /**
   * The naming in which others expect a network: torchvision's where its stem pools, as those for
   * ImageNet.
   *
   * @throws BadWeightsException if none has all kinds of its layers
   */
  static Naming usual(Network network) {
    List<Naming> having = having(network);
    boolean pools =
        LayerPosition.all(network).stream()
            .filter(position -> position.part() == Part.STEM)
            .anyMatch(position -> position.node().place().role().kind() == Role.Kind.POOLING);
    return having.contains(CIFAR_RESNET) && !pools ? CIFAR_RESNET : having.get(0);
  }

  private static List<Naming> having(Network network) {
    List<Naming> having = new ArrayList<>(ALL);
    having.removeIf(naming -> naming.names(network).isEmpty());
    if (having.isEmpty()) {
      throw new BadWeightsException(
          "no naming of other code is known here for %s: there are those of ResNets and VGG"
              .formatted(network.name()));
    }
    return having;
  }
}
