package org.residuallab.notebook;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work that an interruption of the thread which waits for it cannot reach. */
final class Apart {

  private Apart() {}

  /**
   * What another thread makes of it. Java's font code clears the interruption of the thread that
   * draws, and with it the stop that a user asked for meanwhile; here that is kept.
   */
  static <T> T from(Supplier<T> work) {
    CompletableFuture<T> made = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                made.complete(work.get());
              } catch (RuntimeException | Error failed) {
                made.completeExceptionally(failed);
              }
            },
            "drawing");
    thread.setDaemon(true);
    thread.start();
    return made.join();
  }
}
