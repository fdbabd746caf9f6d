package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;

/** A later attempt has the run: what this one wrote last has not come into its folder. */
final class TakenOverException extends IOException {

  private static final long serialVersionUID = 1;

  TakenOverException(Path folder, IOException cause) {
    super(
        "%s was taken over by a later attempt, or removed; this one writes no more"
            .formatted(folder),
        cause);
  }
}
