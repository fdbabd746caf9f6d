package org.residuallab.cost;

import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;

/** What libraries change about the paper's networks while keeping their names. */
public enum Change {
  OPTION_B("projections where dimensions grow (option B)"),
  STRIDE_ON_3X3("stride on the 3x3 of a bottleneck, not on its first 1x1 (v1.5)");

  private final String reason;

  Change(String reason) {
    this.reason = reason;
  }

  /** The change in words. */
  public String reason() {
    return reason;
  }

  /** The architecture with every block changed. */
  public Architecture applyTo(Architecture architecture) {
    return switch (this) {
      case OPTION_B -> architecture.with(ShortcutOption.B);
      case STRIDE_ON_3X3 -> architecture.with(StridePlacement.MIDDLE_3X3);
    };
  }
}
