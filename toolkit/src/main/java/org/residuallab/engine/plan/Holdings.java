package org.residuallab.engine.plan;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.residuallab.engine.onednn.Natives;

/**
 * The native memory behind one owner: an arena, and oneDNN's objects of the plans that run in it.
 * It is given back when the holdings are closed, at the latest when the owner is dropped.
 */
public final class Holdings implements AutoCloseable {

  private final Contents contents = new Contents();
  private final Cleaner.Cleanable release;
  private volatile boolean timed;

  /** For an owner, to which no step of a plan leads from oneDNN's objects. */
  public Holdings(Object owner) {
    release = Dropped.watch(owner, contents::close);
  }

  /** A new set of native objects, for one plan. */
  public Natives open() {
    return contents.open();
  }

  /** Frees the objects of one plan. */
  public void release(Natives natives) {
    contents.release(natives);
  }

  /** From now on its plans note how long each of their steps takes. */
  public void time() {
    timed = true;
  }

  boolean areTimed() {
    return timed;
  }

  Arena arena() {
    return contents.arena;
  }

  @Override
  public void close() {
    release.clean();
  }

  // Apart from the holdings, to which the owner leads and which therefore must not be watched over.
  private static final class Contents {
    private final Arena arena = new Arena();
    private final Set<Natives> plans = new HashSet<>();

    synchronized Natives open() {
      Natives natives = new Natives();
      plans.add(natives);
      return natives;
    }

    synchronized void release(Natives natives) {
      plans.remove(natives);
      natives.close();
    }

    synchronized void close() {
      new ArrayList<>(plans).forEach(this::release);
      arena.close();
    }
  }
}
