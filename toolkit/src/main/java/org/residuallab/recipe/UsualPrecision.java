package org.residuallab.recipe;

import org.residuallab.model.Precision;

/**
 * What Jackson leaves out of a recipe: 32 bits. Runs of earlier versions knew no other, and say
 * nothing of it.
 */
final class UsualPrecision {

  @Override
  public boolean equals(Object value) {
    return value == Precision.FLOAT32;
  }

  @Override
  public int hashCode() {
    return Precision.FLOAT32.hashCode();
  }
}
