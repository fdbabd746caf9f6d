package org.residuallab.cluster;

import org.residuallab.engine.NativeLibraries;

/** Why a task failed on its worker. */
final class Reason {

  private Reason() {}

  /** In one line. */
  static String of(Throwable failure) {
    String words =
        NativeLibraries.explain(failure)
            .orElse(
                failure instanceof Error || failure.getMessage() == null
                    ? failure.toString()
                    : failure.getMessage());
    return words.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
