package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The CIFAR-10 networks of section 4.2: a 3x3 convolution, then three stages of {@code n} basic
 * blocks on maps of 32, 16 and 8 with 16, 32 and 64 filters, global average pooling, a classifier;
 * {@code 6n + 2} weighted layers.
 *
 * <pre>{@code
 * var narrow = CifarFamily.resnet(20).withWidth(8).with(ShortcutOption.C).architecture();
 * System.out.println(NetworkCost.of(narrow.network()).total().parameterCount());
 * }</pre>
 *
 * @param depth weighted layers, {@code 6n + 2}
 * @param shortcuts option A in the paper; NONE is the plain network
 * @param width filters of the first stage, 16 in the paper
 * @param input shape of one image, 3x32x32 in the paper
 * @param classes 10 in the paper
 */
public record CifarFamily(
    int depth, ShortcutOption shortcuts, int width, Shape input, int classes) {

  /** The depths of the paper's Table 6. */
  public static final List<Integer> PAPER_DEPTHS = List.of(20, 32, 44, 56, 110, 1202);

  static final Shape CIFAR_IMAGE = new Shape(3, 32, 32);

  /**
   * @throws IllegalArgumentException if the depth is not {@code 6n + 2}, or there is no filter
   */
  public CifarFamily {
    if (depth < 8 || depth % 6 != 2) {
      throw new IllegalArgumentException(
          "no CIFAR network of section 4.2 has %d layers: depths are 6n + 2 (%s ...)"
              .formatted(depth, "8, 14, 20, 26, 32, 38, 44, 50, 56, 110, 1202"));
    }
    if (width < 1) {
      throw new IllegalArgumentException("a stage needs one filter or more, not " + width);
    }
  }

  /** A residual network of the paper's width, with option A. */
  public static CifarFamily resnet(int depth) {
    return new CifarFamily(depth, ShortcutOption.A, 16, CIFAR_IMAGE, 10);
  }

  /** A plain network of the paper's width: the twin of {@link #resnet(int)}. */
  public static CifarFamily plain(int depth) {
    return resnet(depth).with(ShortcutOption.NONE);
  }

  public CifarFamily with(ShortcutOption other) {
    return new CifarFamily(depth, other, width, input, classes);
  }

  public CifarFamily withWidth(int other) {
    return new CifarFamily(depth, shortcuts, other, input, classes);
  }

  public CifarFamily withInput(Shape other) {
    return new CifarFamily(depth, shortcuts, width, other, classes);
  }

  public CifarFamily withClasses(int other) {
    return new CifarFamily(depth, shortcuts, width, input, other);
  }

  /** Blocks of each stage, the paper's n. */
  public int blocksPerStage() {
    return (depth - 2) / 6;
  }

  /** The stages and blocks of this network. */
  public Architecture architecture() {
    String name = (shortcuts == ShortcutOption.NONE ? "plain-" : "resnet-") + depth;
    return threeStages(
        name,
        new Block.Convolutional(3, 1, width),
        blocksPerStage(),
        at -> new Block.Basic(width << at.stage(), at.stride(), shortcuts),
        new Head.AveragePooled(classes),
        input);
  }

  /** A stem, three stages of so many blocks, and a head: the manner of all networks for CIFAR. */
  static Architecture threeStages(
      String name,
      Block stem,
      int blocks,
      Function<Position, Block> block,
      Head head,
      Shape input) {
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(Architecture.STEM, List.of(stem)));
    stages.addAll(Stage.series("stage", 1, Collections.nCopies(3, blocks), block));
    return new Architecture(name, input, Normalization.BATCH, stages, head);
  }
}
