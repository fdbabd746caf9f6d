package org.residuallab.engine.translation;

import org.residuallab.engine.onednn.RefusedException;

/** The graph holds something the fast path does not know; the message names it. */
public final class UnsupportedLayerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnsupportedLayerException(String name, String what) {
    super("layer %s (%s)".formatted(name, what));
  }

  UnsupportedLayerException(RefusedException refusal) {
    super(refusal.getMessage(), refusal);
  }
}
