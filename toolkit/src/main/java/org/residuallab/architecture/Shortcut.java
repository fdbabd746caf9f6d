package org.residuallab.architecture;

/** One block's shortcut, as drawn in the paper's Fig. 3. */
public enum Shortcut {
  /** A plain block. */
  NONE,
  /** The input itself: drawn solid. */
  IDENTITY,
  /** Strided input with channels of zeros appended: drawn dotted. */
  ZERO_PADDED,
  /** A strided 1x1 convolution with its normalisation: drawn dotted. */
  PROJECTION
}
