package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;

/** The other process of the {@link RunLockTest}; it ends when it is killed. */
final class LockingProcess {

  /** What it prints when it is at it. */
  static final String READY = "ready";

  private LockingProcess() {}

  /**
   * Holds the lock, or asks for its owner all the time.
   *
   * @param arguments {@code hold} the lock or {@code ask} for its owner, and the folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("hold")) {
      RunLock held = RunLock.take(folder);
      System.out.println(READY);
      Thread.sleep(60_000);
      held.close();
    } else {
      System.out.println(READY);
      for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
        RunLock.owner(folder);
      }
    }
  }
}
