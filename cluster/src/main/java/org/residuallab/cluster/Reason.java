package org.residuallab.cluster;

import org.residuallab.engine.NativeLibraries;

/** Why a task failed on its worker. */
final class Reason {

  private Reason() {}

  /** What first went wrong, in its first line. */
  static String root(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return String.valueOf(first.getMessage()).lines().findFirst().orElse("");
  }

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
