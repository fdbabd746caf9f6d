package org.residuallab.architecture;

/**
 * Networks of the same shape with fewer filters, for smaller images and fewer classes.
 *
 * <pre>{@code
 * var small = Miniature.of(Networks.named("resnet-34"), 4, new Shape(3, 32, 32), 10);
 * System.out.println(small.name());
 * }</pre>
 */
public final class Miniature {

  private Miniature() {}

  /**
   * The same layers, all filters and hidden units divided, every convolution normalised and nothing
   * dropped, so that networks of different origin train alike.
   *
   * @param whole the network
   * @param divisor of the number of filters
   * @param input shape of an image
   * @param classes number of classes
   * @throws IllegalArgumentException if the divisor is less than one, or a block does not say what
   *     it is with fewer filters
   */
  public static Architecture of(Architecture whole, int divisor, Shape input, int classes) {
    if (divisor < 1) {
      throw new IllegalArgumentException("filters cannot be divided by " + divisor);
    }
    Architecture thin = whole.withBlocks(block -> block.thinned(divisor));
    return new Architecture(
        "mini-" + whole.name(),
        input,
        Normalization.BATCH,
        thin.stages(),
        whole.head().thinned(divisor).withClasses(classes),
        whole.zeros());
  }
}
