package org.residuallab.bench;

import java.util.Locale;

/** What is timed. */
public enum Mode {
  /** Whole training steps: augmented batch, forward, backward, update, loss and error. */
  TRAIN,
  /** Class probabilities of one batch. */
  INFER;

  /** The name in tables and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
