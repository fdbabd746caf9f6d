package org.residuallab.architecture;

import java.util.List;

/**
 * A network as the paper describes it: stages of blocks between an image and a head.
 *
 * @param name as in the paper, {@code resnet-56}
 * @param input shape of one image
 * @param normalization what follows each convolution
 * @param stages in order; the first holds the layers before the first block
 * @param head the classifier
 */
public record Architecture(
    String name, Shape input, Normalization normalization, List<Stage> stages, Head head) {

  /** Name of the stage before the first residual block. */
  public static final String STEM = "stem";

  public Architecture {
    stages = List.copyOf(stages);
  }

  /** The same architecture with another normalisation. */
  public Architecture with(Normalization other) {
    return new Architecture(name, input, other, stages, head);
  }

  /** The shortcut option of its blocks; NONE for a plain network. */
  public ShortcutOption shortcuts() {
    return stages.stream()
        .flatMap(stage -> stage.blocks().stream())
        .map(Block::shortcuts)
        .filter(option -> option != ShortcutOption.NONE)
        .findFirst()
        .orElse(ShortcutOption.NONE);
  }

  /** Weighted layers on the way from image to output, the number in its name. */
  public int depth() {
    return (int)
        network().nodes().stream()
            .filter(node -> !node.place().role().startsWith("shortcut"))
            .map(Node::layer)
            .filter(Architecture::isWeighted)
            .count();
  }

  private static boolean isWeighted(Layer layer) {
    return layer instanceof Layer.Convolution
        || layer instanceof Layer.FullyConnected
        || layer instanceof Layer.Classifier;
  }

  /**
   * This architecture written out layer by layer.
   *
   * @throws IllegalArgumentException naming the first layer whose input is too small for it
   */
  public Network network() {
    Wiring wiring = new Wiring(input, normalization);
    for (Stage stage : stages) {
      for (int b = 0; b < stage.blocks().size(); b++) {
        stage.blocks().get(b).write(wiring, new Place(stage.name(), blockNumber(stage, b), ""));
      }
    }
    head.write(wiring);
    return new Network(name, input, wiring.nodes());
  }

  // A stem's convolution and pooling are told apart by their roles alone.
  private static int blockNumber(Stage stage, int index) {
    return stage.name().equals(STEM) ? 0 : index + 1;
  }
}
