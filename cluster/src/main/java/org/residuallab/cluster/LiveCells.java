package org.residuallab.cluster;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The runs that this process trains. However it is told to end, short of a kill, each of them ends
 * with a checkpoint first: Ctrl-C where the study was started ends all workers, and a worker ends
 * by itself when that process is gone.
 */
final class LiveCells {

  /** A training. */
  @FunctionalInterface
  interface Cell<T> {
    T run() throws IOException;
  }

  private static final Set<Thread> TRAINING = new HashSet<>();
  private static final long AGAIN_MILLIS = 200;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(LiveCells::end, "last-checkpoints"));
  }

  private LiveCells() {}

  /** Trains on this thread. */
  static <T> T call(Cell<T> cell) throws IOException {
    synchronized (TRAINING) {
      TRAINING.add(Thread.currentThread());
    }
    try {
      return cell.run();
    } finally {
      synchronized (TRAINING) {
        TRAINING.remove(Thread.currentThread());
        TRAINING.notifyAll();
      }
    }
  }

  /** Interrupts all of them until none is left. */
  static void end() {
    synchronized (TRAINING) {
      while (!TRAINING.isEmpty()) {
        TRAINING.forEach(Thread::interrupt);
        try {
          TRAINING.wait(AGAIN_MILLIS);
        } catch (InterruptedException again) {
          // They have to end all the same.
        }
      }
    }
  }
}
