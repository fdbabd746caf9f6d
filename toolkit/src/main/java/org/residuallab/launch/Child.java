package org.residuallab.launch;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A program that this process starts, waits for, and does not leave behind. */
public final class Child {

  /** The status of a program that Ctrl-C has ended. */
  public static final int INTERRUPTED = 130;

  private static final int SECONDS_TO_CLEAN_UP = 20;

  private Child() {}

  /**
   * Runs a program to its end. If this process is told to end before that (Ctrl-C, SIGTERM), the
   * program is told too and gets the time to stop its own children.
   *
   * @return the program's exit status
   * @throws IOException if it cannot be started
   */
  public static int run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    return waitFor(process);
  }

  /** {@link #run} for a program already started. */
  public static int waitFor(Process process) throws InterruptedException {
    Thread atTheEnd = new Thread(() -> stop(process));
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    int status = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException endingAlready) {
      // That is why the program ended. There is nothing left to do or to say.
      Thread.currentThread().join();
    }
    return status;
  }

  private static void stop(Process process) {
    try {
      // A Ctrl-C reaches the program too, and it is best left to it.
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return;
      }
      process.destroy();
      if (!process.waitFor(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
