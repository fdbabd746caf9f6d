package org.residuallab.cluster.store;

import java.io.IOException;

/** A later attempt has the run: what this one keeps from now on is looked at by nobody. */
final class StoreTakenOverException extends IOException {

  private static final long serialVersionUID = 1;

  StoreTakenOverException(StoreFolder run) {
    super(
        "%s was taken over by a later attempt, or removed; this one writes no more".formatted(run));
  }
}
