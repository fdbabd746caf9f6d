package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;

/** A checkpoint that is not what was written. */
final class DamagedCheckpointException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedCheckpointException(Path file, String fault) {
    super("checkpoint %s is damaged: %s".formatted(file, fault));
  }
}
