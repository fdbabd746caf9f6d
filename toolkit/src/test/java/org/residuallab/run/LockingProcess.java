package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;

/** The other process of the {@link RunLockTest}; it ends when it is killed. */
final class LockingProcess {

  /** What it prints when it is at it. */
  static final String READY = "ready";

  private LockingProcess() {}

  /**
   * Holds the lock, or asks for its owner all the time or once, and prints that.
   *
   * @param arguments {@code hold} the lock, {@code ask} for its owner or {@code ask-once}, and the
   *     folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("hold")) {
      RunLock held = RunLock.take(folder);
      System.out.println(READY);
      Thread.sleep(60_000);
      held.close();
    } else if (arguments[0].equals("ask-once")) {
      System.out.println(RunLock.owner(folder).orElse("nobody"));
    } else {
      System.out.println(READY);
      for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
        RunLock.owner(folder);
      }
    }
  }
}
