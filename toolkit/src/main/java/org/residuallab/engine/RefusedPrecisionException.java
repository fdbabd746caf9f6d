package org.residuallab.engine;

import org.residuallab.model.Precision;

/** A graph cannot be trained in that precision, here or at all; the message says why, in a line. */
public final class RefusedPrecisionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /**
   * @param obstacle words that end a sentence
   */
  RefusedPrecisionException(Precision precision, String obstacle) {
    super("no training in %s: %s; train in %s".formatted(precision, obstacle, Precision.FLOAT32));
  }
}
