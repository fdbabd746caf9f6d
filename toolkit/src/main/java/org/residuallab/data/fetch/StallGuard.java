package org.residuallab.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream that has been silent for too long, so that a read of it ends. */
final class StallGuard implements AutoCloseable {

  private final InputStream stream;
  private final long limitNanos;
  private final Thread thread = new Thread(this::watch, "stall-guard");
  private volatile long lastMove = System.nanoTime();
  private volatile boolean tripped;

  StallGuard(InputStream stream, Duration limit) {
    this.stream = stream;
    this.limitNanos = limit.toNanos();
    thread.setDaemon(true);
    thread.start();
  }

  void moved() {
    lastMove = System.nanoTime();
  }

  boolean tripped() {
    return tripped;
  }

  private void watch() {
    try {
      while (System.nanoTime() - lastMove < limitNanos) {
        Thread.sleep(Math.max(1, limitNanos / 4_000_000));
      }
      tripped = true;
      stream.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed: the stream ended in time.
    } catch (IOException e) {
      // The read that waits for the stream reports what became of it.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
