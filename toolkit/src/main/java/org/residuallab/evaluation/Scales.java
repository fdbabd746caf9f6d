package org.residuallab.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import org.residuallab.architecture.Shape;

/**
 * Lengths of a picture's shorter side, in pixels, reckoned from ImageNet's for 224x224 networks.
 */
final class Scales {

  private static final double IMAGENET = 224;
  private static final double CROPPED = 256;

  /** Of section 3.4. */
  private static final List<Integer> PAPER = List.of(224, 256, 384, 480, 640);

  private Scales() {}

  /** The paper's five for a network of another size: 56, 64, 96, 120, 160 for one of 56x56. */
  static List<Integer> paper(Shape network) {
    return PAPER.stream().map(side -> scaled(side, network)).toList();
  }

  /** The one from which the centre is usually cut. */
  static int ofCrops(Shape network) {
    return scaled(CROPPED, network);
  }

  // By the longer side, so that a crop that is not square fits too.
  private static int scaled(double side, Shape network) {
    return (int) Math.round(side * Math.max(network.height(), network.width()) / IMAGENET);
  }

  /**
   * @throws IllegalArgumentException if there is none, or one is less than a pixel
   */
  static List<Integer> require(List<Integer> sides) {
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("a picture is looked at in one scale at least");
    }
    for (int side : sides) {
      if (side < 1) {
        throw new IllegalArgumentException("a picture's side is a pixel at least, not " + side);
      }
    }
    return List.copyOf(sides);
  }

  static void requirePadding(int pixels) {
    if (pixels < 0) {
      throw new IllegalArgumentException("an image is padded by 0 pixels or more, not " + pixels);
    }
  }

  static int only(List<Integer> sides) {
    if (sides.size() != 1) {
      throw new IllegalArgumentException(
          "single-scale looks at one scale, not at %d; multi-scale averages several"
              .formatted(sides.size()));
    }
    return sides.get(0);
  }

  /** {@code 224-256}. */
  static String told(List<Integer> sides) {
    return sides.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
