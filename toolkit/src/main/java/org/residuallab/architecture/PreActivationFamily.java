package org.residuallab.architecture;

/**
 * The CIFAR-10 networks of "Identity Mappings in Deep Residual Networks" (He et al. 2016): a 3x3
 * convolution alone, three stages of pre-activation blocks, a normalisation and a ReLU before the
 * pooling.
 *
 * <p>Up to 158 layers there are {@code 6n + 2}, in blocks of two convolutions with 16, 32 and 64
 * filters and option A, as in the networks that they are compared with; from 164 on {@code 9n + 2},
 * in bottlenecks that give 64, 128 and 256 channels, with option B. The paper has 110, 164 and
 * 1001.
 */
final class PreActivationFamily {

  private static final int SHALLOWEST_BOTTLENECKS = 164;

  static final Family.Depths DEPTHS =
      new Family.Depths(
          "CIFAR-10 depths are 6n + 2 below 164 (20, 56, 110), 9n + 2 from there on (164, 1001)",
          depth -> depth < SHALLOWEST_BOTTLENECKS ? depth >= 8 && depth % 6 == 2 : depth % 9 == 2);

  private PreActivationFamily() {}

  static Architecture architecture(int depth) {
    boolean bottlenecks = depth >= SHALLOWEST_BOTTLENECKS;
    return CifarFamily.threeStages(
        "preresnet-" + depth,
        new BareConvolution(3, 1, 16),
        (depth - 2) / (bottlenecks ? 9 : 6),
        at ->
            bottlenecks
                ? new PreActivationBottleneck(16 << at.stage(), at.stride(), ShortcutOption.B)
                : new PreActivation(16 << at.stage(), at.stride(), ShortcutOption.A, at.isFirst()),
        new Head.Activated(10),
        CifarFamily.CIFAR_IMAGE);
  }
}
