package org.residuallab.engine.onednn;

import java.util.ArrayDeque;
import java.util.Deque;

/** Owner of a plan's native objects: frees them together, the last made first. */
public final class Natives implements AutoCloseable {

  private final Deque<Runnable> releases = new ArrayDeque<>();

  /** Takes over an object that {@code release} will free. */
  public void own(Runnable release) {
    releases.push(release);
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }
}
