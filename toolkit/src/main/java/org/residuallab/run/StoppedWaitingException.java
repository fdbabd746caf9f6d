package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;

/** A run was stopped while it waited for room on its disk. */
public final class StoppedWaitingException extends IOException {

  private static final long serialVersionUID = 1;

  StoppedWaitingException(Path folder, IOException full) {
    super(
        "stopped while the disk of %s was full; what came after the last checkpoint is lost"
            .formatted(folder),
        full);
  }
}
