package org.residuallab.run;

import java.io.IOException;

/** A later attempt has the run: what this one wrote last has not come into its place. */
public final class TakenOverException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * @param place of the run
   * @param cause null where nothing failed so far
   */
  public TakenOverException(String place, IOException cause) {
    super(
        "%s was taken over by a later attempt, or removed; this one writes no more"
            .formatted(place),
        cause);
  }
}
