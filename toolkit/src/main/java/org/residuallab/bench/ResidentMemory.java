package org.residuallab.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/** The memory of this process that lies in the machine's: Java's heap and everything native. */
final class ResidentMemory {

  private static final long BETWEEN_LOOKS_MILLIS = 2;
  private static final long TO_SETTLE_MILLIS = 50;
  private static final int LOOKS_TO_SETTLE = 30;
  private static final int QUIET_LOOKS = 3;

  private ResidentMemory() {}

  /** By how many bytes the process grows, at its largest, while the work is done. */
  static long growth(Runnable work) {
    long before = settled();
    AtomicLong largest = new AtomicLong(before);
    AtomicBoolean done = new AtomicBoolean();
    Thread watcher =
        new Thread(
            () -> {
              while (!done.get()) {
                largest.accumulateAndGet(Pointer.physicalBytes(), Math::max);
                pause(BETWEEN_LOOKS_MILLIS);
              }
            },
            "resident-memory");
    watcher.setDaemon(true);
    watcher.start();
    try {
      work.run();
    } finally {
      done.set(true);
    }
    largest.accumulateAndGet(Pointer.physicalBytes(), Math::max);
    return largest.get() - before;
  }

  // What is garbage now must not hide what is new, and is given back little by little.
  private static long settled() {
    System.gc();
    long least = Pointer.physicalBytes();
    int quiet = 0;
    for (int look = 0; look < LOOKS_TO_SETTLE && quiet < QUIET_LOOKS; look++) {
      pause(TO_SETTLE_MILLIS);
      long now = Pointer.physicalBytes();
      quiet = now < least ? 0 : quiet + 1;
      least = Math.min(least, now);
    }
    Pointer.trimMemory();
    return Pointer.physicalBytes();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
