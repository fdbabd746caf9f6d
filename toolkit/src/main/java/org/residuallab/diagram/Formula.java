package org.residuallab.diagram;

import org.residuallab.architecture.Shortcut;

/** What a block computes, in the paper's symbols: σ is ReLU; normalisations are left out. */
final class Formula {

  private static final String[] WEIGHTS = {"W₁", "W₂", "W₃"};

  private Formula() {}

  /** {@code y = σ(W₂ σ(W₁ x) + x)} for two convolutions and an identity. */
  static String of(int convolutions, Shortcut shortcut) {
    String residual = "x";
    for (int i = 0; i < convolutions; i++) {
      residual = WEIGHTS[i] + (i == 0 ? " x" : " σ(" + residual + ")");
    }
    String sum =
        switch (shortcut) {
          case NONE -> residual;
          case IDENTITY -> residual + " + x";
          case ZERO_PADDED -> residual + " + P x";
          case PROJECTION -> residual + " + Wₛ x";
        };
    return "y = σ(" + sum + ")";
  }
}
