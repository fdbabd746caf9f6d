package org.residuallab.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a person should know about the path taken, said once a process. */
final class Notices {

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Notices() {}

  static void once(String notice) {
    if (SAID.add(notice)) {
      System.err.println(notice);
    }
  }

  /** That a network goes to Deeplearning4j, because of an obstacle. */
  static String slowly(String obstacle) {
    return "The fast path cannot compute this network: %s. Deeplearning4j does it, slowly."
        .formatted(obstacle);
  }
}
