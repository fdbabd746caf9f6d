package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A network as the paper describes it: stages of blocks between an image and a head.
 *
 * <pre>{@code
 * var wider = Networks.named("resnet-20").withClasses(100).with(ShortcutOption.B);
 * System.out.println(wider.depth() + " layers, " + wider.network().nodes().size() + " nodes");
 * }</pre>
 *
 * @param name as in the paper, {@code resnet-56}
 * @param input shape of one image
 * @param normalization what follows each convolution
 * @param stages in order; the first holds the layers before the first block
 * @param head the classifier
 * @param zeros where shortcuts of option A put their channels of zeros; behind the others where a
 *     file does not say
 */
public record Architecture(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Shape input,
    @JsonProperty(required = true) Normalization normalization,
    @JsonProperty(required = true) List<Stage> stages,
    @JsonProperty(required = true) Head head,
    @JsonInclude(JsonInclude.Include.NON_NULL) ZeroChannels zeros)
    implements Design {

  /** Name of the stage before the first residual block. */
  public static final String STEM = "stem";

  /** Name of the stage of the last layers. */
  public static final String HEAD = "head";

  public Architecture {
    stages = List.copyOf(stages);
    zeros = zeros == null ? ZeroChannels.BEHIND : zeros;
  }

  /** With option A's channels of zeros behind the others. */
  public Architecture(
      String name, Shape input, Normalization normalization, List<Stage> stages, Head head) {
    this(name, input, normalization, stages, head, ZeroChannels.BEHIND);
  }

  /** The same architecture with another normalisation. */
  public Architecture with(Normalization other) {
    return new Architecture(name, input, other, stages, head, zeros);
  }

  /** The same for images of another shape. */
  public Architecture withInput(Shape other) {
    return new Architecture(name, other, normalization, stages, head, zeros);
  }

  /** The same for another number of classes. */
  public Architecture withClasses(int classes) {
    return new Architecture(name, input, normalization, stages, head.withClasses(classes), zeros);
  }

  /** The same with option A's channels of zeros there. */
  public Architecture with(ZeroChannels other) {
    return new Architecture(name, input, normalization, stages, head, other);
  }

  /** The same with shortcuts of that option; plain blocks stay plain. */
  public Architecture with(ShortcutOption option) {
    return withBlocks(block -> block.with(option));
  }

  /** The same with the stride of its bottlenecks there. */
  public Architecture with(StridePlacement placement) {
    return withBlocks(block -> block.with(placement));
  }

  /** Where its bottlenecks have their stride; nothing where no block has a choice. */
  public Optional<StridePlacement> placement() {
    if (with(StridePlacement.FIRST_1X1).equals(with(StridePlacement.MIDDLE_3X3))) {
      return Optional.empty();
    }
    return Arrays.stream(StridePlacement.values())
        .filter(placement -> with(placement).equals(this))
        .findFirst();
  }

  /** The same with other blocks in the places of its own. */
  Architecture withBlocks(UnaryOperator<Block> change) {
    List<Stage> changed =
        stages.stream()
            .map(stage -> new Stage(stage.name(), stage.blocks().stream().map(change).toList()))
            .toList();
    return new Architecture(name, input, normalization, changed, head, zeros);
  }

  /** Weighted layers on the way from image to output, the number in its name. */
  public int depth() {
    return network().depth();
  }

  /** This architecture written out layer by layer. */
  @Override
  public Network network() {
    Wiring wiring = new Wiring(input, normalization, zeros);
    for (Stage stage : stages) {
      for (int b = 0; b < stage.blocks().size(); b++) {
        wiring.enter(stage.name(), blockNumber(stage, b));
        stage.blocks().get(b).write(wiring);
      }
    }
    wiring.enter(HEAD, 0);
    head.write(wiring);
    return new Network(name, input, wiring.nodes());
  }

  @Override
  public Design storable() {
    boolean known =
        StoredKinds.know(head)
            && stages.stream()
                .flatMap(stage -> stage.blocks().stream())
                .allMatch(StoredKinds::know);
    return known ? this : network();
  }

  // A stem's convolution and pooling are told apart by their roles alone.
  private static int blockNumber(Stage stage, int index) {
    return stage.name().equals(STEM) ? 0 : index + 1;
  }
}
