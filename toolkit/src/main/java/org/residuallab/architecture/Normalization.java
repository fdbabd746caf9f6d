package org.residuallab.architecture;

/** What follows each convolution before its activation. */
public enum Normalization {
  /** Batch normalisation "right after each convolution and before activation" (section 3.4). */
  BATCH,
  /** Nothing; the convolutions have biases. For VGG, and to see gradients vanish or explode. */
  NONE
}
