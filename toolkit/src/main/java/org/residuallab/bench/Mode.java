package org.residuallab.bench;

import java.util.Locale;

/** What is timed. */
public enum Mode {
  /** Whole training steps: augmented batch, forward, backward, update, loss and error. */
  TRAIN,
  /** Class probabilities of one batch. */
  INFER,
  /**
   * The same of pictures in files: read, decoded, resized, cropped and normalised for each batch.
   */
  EVALUATE;

  /** The name in tables and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
