package org.residuallab.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** From an exact figure to a printed one. The paper is not consistent. */
public enum Rounding {
  ROUNDED,
  CUT_OFF,
  /** Neither gives it: something else was counted. */
  OTHER;

  /** How a figure with so many decimals follows from the exact one in the same unit. */
  public static Rounding of(BigDecimal exact, BigDecimal shown) {
    if (exact.setScale(shown.scale(), RoundingMode.HALF_UP).compareTo(shown) == 0) {
      return ROUNDED;
    }
    return exact.setScale(shown.scale(), RoundingMode.DOWN).compareTo(shown) == 0 ? CUT_OFF : OTHER;
  }
}
