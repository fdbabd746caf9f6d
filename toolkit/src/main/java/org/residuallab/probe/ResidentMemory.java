package org.residuallab.probe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/** The memory of this process that lies in the machine's: Java's heap and everything native. */
final class ResidentMemory {

  private static final long BETWEEN_LOOKS_MILLIS = 2;

  private ResidentMemory() {}

  /** By how many bytes the process grows, at its largest, while the work is done. */
  static long growth(Runnable work) {
    // What is garbage now must not be counted, nor hide what is new.
    System.gc();
    long before = Pointer.physicalBytes();
    AtomicLong largest = new AtomicLong(before);
    AtomicBoolean done = new AtomicBoolean();
    Thread watcher =
        new Thread(
            () -> {
              while (!done.get()) {
                largest.accumulateAndGet(Pointer.physicalBytes(), Math::max);
                pause();
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

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
