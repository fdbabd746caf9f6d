package org.residuallab.run;

import java.nio.file.Path;

/** Where a folder was to be made, something is. */
public final class TakenNameException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  TakenNameException(Path folder) {
    super("%s is there already; choose another name, or remove it".formatted(folder));
  }
}
