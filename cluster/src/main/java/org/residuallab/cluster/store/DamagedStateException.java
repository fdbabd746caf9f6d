package org.residuallab.cluster.store;

import java.io.IOException;

/** What stands in a store is not what was written. */
final class DamagedStateException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedStateException(String place, String fault, Throwable cause) {
    super("%s is damaged: %s".formatted(place, fault), cause);
  }
}
