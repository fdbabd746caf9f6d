package org.residuallab.engine.plan;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Native memory of graphs that nobody holds any more. It goes with its graph when Java's collector
 * finds that out; but the collector does not see how much hangs on so small an object, and would
 * look far too late. So it is told to look before much more memory is taken.
 */
final class Dropped {

  // So much may be taken without looking. It is little beside what Java and its libraries take.
  private static final long FREE = 64L << 20;

  private static final Cleaner CLEANER = Cleaner.create();
  private static final Map<WeakReference<Object>, Cleaner.Cleanable> WATCHED =
      new ConcurrentHashMap<>();
  private static final AtomicLong TAKEN = new AtomicLong();
  private static volatile long inUse;

  private Dropped() {}

  /**
   * Runs {@code release} once: when told so by the result, or when the owner is gone.
   *
   * @param release must not lead to the owner, which would then never go
   */
  static Cleaner.Cleanable watch(Object owner, Runnable release) {
    WeakReference<Object> reference = new WeakReference<>(owner);
    Cleaner.Cleanable cleanable =
        CLEANER.register(
            owner,
            () -> {
              WATCHED.remove(reference);
              release.run();
            });
    WATCHED.put(reference, cleanable);
    return cleanable;
  }

  /** Says that so many bytes are about to be taken. */
  static void take(long bytes) {
    if (TAKEN.get() + bytes > Math.max(FREE, 2 * inUse)) {
      System.gc();
      WATCHED.forEach(
          (owner, cleanable) -> {
            if (owner.refersTo(null)) {
              cleanable.clean();
            }
          });
      inUse = TAKEN.get();
    }
    TAKEN.addAndGet(bytes);
  }

  /** Says that so many bytes were given back. */
  static void giveBack(long bytes) {
    TAKEN.addAndGet(-bytes);
  }

  /** All bytes taken and not given back. */
  static long taken() {
    return TAKEN.get();
  }
}
