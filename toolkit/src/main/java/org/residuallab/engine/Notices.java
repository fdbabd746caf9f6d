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
}
