package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The ImageNet networks of Table 1: a 7x7 convolution and max pooling, four stages conv2 to conv5
 * of basic or bottleneck blocks, global average pooling, a classifier.
 *
 * @param variant a column of Table 1
 * @param shortcuts NONE is the plain network
 * @param placement which convolution of a bottleneck has the stride
 * @param input shape of one image, 3x224x224 in the paper
 * @param classes 1000 in the paper
 */
record ImageNetFamily(
    Variant variant,
    ShortcutOption shortcuts,
    StridePlacement placement,
    Shape input,
    int classes) {

  /** Kind of block in a column of Table 1. */
  public enum Kind {
    BASIC,
    BOTTLENECK
  }

  /** A column of Table 1: its depth, its kind of block, and the blocks of conv2 to conv5. */
  public enum Variant {
    LAYERS_18(18, Kind.BASIC, 2, 2, 2, 2),
    LAYERS_34(34, Kind.BASIC, 3, 4, 6, 3),
    LAYERS_50(50, Kind.BOTTLENECK, 3, 4, 6, 3),
    LAYERS_101(101, Kind.BOTTLENECK, 3, 4, 23, 3),
    LAYERS_152(152, Kind.BOTTLENECK, 3, 8, 36, 3);

    private final int depth;
    private final Kind kind;
    private final int conv2;
    private final int conv3;
    private final int conv4;
    private final int conv5;

    Variant(int depth, Kind kind, int conv2, int conv3, int conv4, int conv5) {
      this.depth = depth;
      this.kind = kind;
      this.conv2 = conv2;
      this.conv3 = conv3;
      this.conv4 = conv4;
      this.conv5 = conv5;
    }

    public int depth() {
      return depth;
    }

    public Kind kind() {
      return kind;
    }

    /** Number of blocks in conv2, conv3, conv4 and conv5. */
    public List<Integer> blocks() {
      return List.of(conv2, conv3, conv4, conv5);
    }

    /**
     * The column of that depth.
     *
     * @throws IllegalArgumentException if Table 1 has none
     */
    public static Variant of(int depth) {
      for (Variant variant : values()) {
        if (variant.depth == depth) {
          return variant;
        }
      }
      throw new IllegalArgumentException(
          "Table 1 has no network of %d layers: 18, 34, 50, 101 or 152".formatted(depth));
    }
  }

  /**
   * A residual network as in the paper: option A for 18 and 34 layers (Table 2), B for the deeper
   * ones (Table 3), stride on the first 1x1.
   */
  public static ImageNetFamily resnet(int depth) {
    Variant variant = Variant.of(depth);
    ShortcutOption option = variant.kind() == Kind.BASIC ? ShortcutOption.A : ShortcutOption.B;
    return new ImageNetFamily(
        variant, option, StridePlacement.FIRST_1X1, new Shape(3, 224, 224), 1000);
  }

  /** A plain network; the paper has 18 and 34 layers. */
  public static ImageNetFamily plain(int depth) {
    return resnet(depth).with(ShortcutOption.NONE);
  }

  public ImageNetFamily with(ShortcutOption other) {
    return new ImageNetFamily(variant, other, placement, input, classes);
  }

  public ImageNetFamily with(StridePlacement other) {
    return new ImageNetFamily(variant, shortcuts, other, input, classes);
  }

  public ImageNetFamily withInput(Shape other) {
    return new ImageNetFamily(variant, shortcuts, placement, other, classes);
  }

  public ImageNetFamily withClasses(int other) {
    return new ImageNetFamily(variant, shortcuts, placement, input, other);
  }

  /** The stages and blocks of this network. */
  public Architecture architecture() {
    List<Stage> stages = new ArrayList<>();
    stages.add(
        new Stage(
            Architecture.STEM,
            List.of(new Block.Convolutional(7, 2, 64), new Block.Pooling(3, 2, 1))));
    // conv2 follows the max pooling, which has halved the maps already.
    stages.addAll(
        Stage.series("conv", 2, variant.blocks(), at -> block(64 << at.stage(), at.stride())));
    String prefix = shortcuts == ShortcutOption.NONE ? "plain-" : "resnet-";
    return new Architecture(
        prefix + variant.depth(),
        input,
        Normalization.BATCH,
        stages,
        new Head.AveragePooled(classes));
  }

  private Block block(int width, int stride) {
    return switch (variant.kind()) {
      case BASIC -> new Block.Basic(width, stride, shortcuts);
      case BOTTLENECK -> new Block.Bottleneck(width, stride, placement, shortcuts);
    };
  }
}
