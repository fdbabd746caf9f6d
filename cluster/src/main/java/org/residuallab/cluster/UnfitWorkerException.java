package org.residuallab.cluster;

import org.residuallab.engine.NativeLibraries;

/**
 * A worker on which nothing can be computed. It ends no run: Spark gives the task to another
 * worker, and after a while this one gets none any more.
 */
final class UnfitWorkerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private UnfitWorkerException(String reason) {
    super(reason);
  }

  /**
   * Does nothing if the failure has another reason than this worker.
   *
   * @throws UnfitWorkerException if the native libraries do not load here
   */
  static void throwIfSo(Throwable failure) {
    if (NativeLibraries.explain(failure).isPresent()) {
      throw new UnfitWorkerException("%s: %s".formatted(Machine.host(), Reason.of(failure)));
    }
  }
}
