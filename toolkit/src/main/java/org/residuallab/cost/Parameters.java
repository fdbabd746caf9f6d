package org.residuallab.cost;

/**
 * What a layer holds, before any convention.
 *
 * @param weights of convolutions and fully connected layers
 * @param biases that the layer has
 * @param omittedBiases that a convolution goes without because a normalisation follows; some
 *     libraries keep them
 * @param normalizedChannels each with a learned scale and shift, and a running mean and variance
 */
public record Parameters(long weights, long biases, long omittedBiases, long normalizedChannels) {

  /** A layer without parameters. */
  public static final Parameters NONE = new Parameters(0, 0, 0, 0);

  /** Where no normalisation follows after all. */
  Parameters withoutOmitted() {
    return new Parameters(weights, biases, 0, normalizedChannels);
  }

  /** Both together. */
  public Parameters plus(Parameters other) {
    return new Parameters(
        Exact.sum(weights, other.weights),
        Exact.sum(biases, other.biases),
        Exact.sum(omittedBiases, other.omittedBiases),
        Exact.sum(normalizedChannels, other.normalizedChannels));
  }
}
