package org.residuallab.architecture;

/**
 * What follows each convolution before its activation.
 *
 * <pre>{@code
 * var bare = Networks.named("plain-20").with(Normalization.NONE);
 * System.out.println(NetworkCost.of(bare.network()).total().parameterCount());
 * }</pre>
 */
public enum Normalization {
  /** Batch normalisation "right after each convolution and before activation" (section 3.4). */
  BATCH,
  /** Nothing; the convolutions have biases. For VGG, and to see gradients vanish or explode. */
  NONE
}
