package org.residuallab.architecture;

/**
 * "Wide Residual Networks" (Zagoruyko and Komodakis 2016), for CIFAR-10: three stages of {@code n}
 * blocks with 16, 32 and 64 filters times a factor behind a convolution of 16. Their names count
 * {@code 6n + 4} convolutions, the three projections among them, and not the classifier.
 *
 * <p>Dropout is 0.3, as in the paper's experiments with dropout on CIFAR (its best results of 28
 * layers are 4.00 % without and 3.89 % with it); shortcuts are projections where dimensions grow,
 * as in its code, github.com/szagoruyko/wide-residual-networks.
 */
final class WideFamily {

  private static final double DROPOUT = 0.3;

  static final Family.Depths DEPTHS =
      new Family.Depths(
          "depths are 6n + 4 (16, 22, 28, 40), with a factor on the width: wide-resnet-28-10",
          depth -> depth >= 10 && depth % 6 == 4);

  private WideFamily() {}

  static Architecture architecture(int depth, int factor) {
    return CifarFamily.threeStages(
        "wide-resnet-" + depth + "-" + factor,
        new BareConvolution(3, 1, 16),
        (depth - 4) / 6,
        at -> new WideBlock(factor * (16 << at.stage()), at.stride(), DROPOUT, ShortcutOption.B),
        new Head.Activated(10),
        CifarFamily.CIFAR_IMAGE);
  }
}
