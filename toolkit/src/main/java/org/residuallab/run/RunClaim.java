package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run that this process has others make, and in which it does not want to be joined by a process
 * that does the same. The lock of the run itself is with whoever trains it at the time.
 */
public final class RunClaim implements AutoCloseable {

  private static final String CLAIMS = ".claims";

  private final RunLock lock;

  private RunClaim(RunLock lock) {
    this.lock = lock;
  }

  /**
   * Claims a run, begun or not; until it is closed, or this process ends.
   *
   * @param runs the folder of all runs
   * @param run its name
   * @throws IllegalArgumentException naming the process that has claimed it
   * @throws IOException if that cannot be written down
   */
  public static RunClaim take(Path runs, String run) throws IOException {
    Path folder = Files.createDirectories(runs.resolve(CLAIMS).resolve(run));
    try {
      return new RunClaim(RunLock.take(folder));
    } catch (RunBusyException taken) {
      throw new IllegalArgumentException(
          "process %s has it trained already; wait for that, or stop it first"
              .formatted(RunLock.owner(folder).orElse("(just ended)")),
          taken);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
