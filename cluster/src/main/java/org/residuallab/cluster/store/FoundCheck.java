package org.residuallab.cluster.store;

import java.io.IOException;
import java.nio.file.Path;

/** Looks at what a store holds of a run before an attempt at it begins. */
@FunctionalInterface
public interface FoundCheck {

  /**
   * Looks at it.
   *
   * @param folder the run's files, as far as the store has any
   * @throws IllegalArgumentException if nobody may go on from there
   * @throws IOException if they cannot be read
   */
  void of(Path folder) throws IOException;
}
