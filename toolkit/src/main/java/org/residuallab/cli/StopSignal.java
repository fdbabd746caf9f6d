package org.residuallab.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as an interruption of the thread that works: it comes to its end in its own
 * time, says what it has to say, and the process ends with status 130.
 */
final class StopSignal implements AutoCloseable {

  /** The exit status of a command that its user stopped. */
  static final int STATUS = 130;

  private static final CountDownLatch SAID_ALL = new CountDownLatch(1);

  private static final long AGAIN = 200;

  private final Thread hook;

  private StopSignal(Thread worker, PrintWriter err) {
    this.hook = new Thread(() -> stop(worker, err), "stop-signal");
  }

  /**
   * From now until it is closed, a signal interrupts that thread.
   *
   * @param err where to say at once that it has come
   */
  static StopSignal interrupting(Thread worker, PrintWriter err) {
    StopSignal signal = new StopSignal(worker, err);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** To be called by the process when its command has come to its end, whatever that was. */
  static void allIsSaid() {
    SAID_ALL.countDown();
  }

  private static void stop(Thread worker, PrintWriter err) {
    worker.interrupt();
    err.println("lab: stopping after this iteration");
    err.flush();
    try {
      insist(worker, SAID_ALL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // SIGTERM's own status would be another; whoever asked only wants to know that it was stopped.
    Runtime.getRuntime().halt(STATUS);
  }

  /** Interrupts it until all is said: whatever the thread is in may clear a single interruption. */
  static void insist(Thread worker, CountDownLatch allIsSaid) throws InterruptedException {
    do {
      worker.interrupt();
    } while (!allIsSaid.await(AGAIN, TimeUnit.MILLISECONDS));
  }

  /** Whether the signal has come. */
  boolean hasCome() {
    return hook.isAlive();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException hasCome) {
      // The process ends, as soon as all is said.
    }
  }
}
