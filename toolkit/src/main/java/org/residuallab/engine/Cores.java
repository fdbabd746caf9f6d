package org.residuallab.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Threads that compute side by side, each on a core of its own and waiting for none of the others
 * before all is done.
 */
final class Cores {

  private static final ExecutorService OTHERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "core");
            thread.setDaemon(true);
            return thread;
          });

  private Cores() {}

  /**
   * Does the work on so many cores, the caller's among them, and waits for all of them.
   *
   * @param work is told which core it is on, from 0
   * @return whether all did it
   */
  static boolean all(int cores, IntPredicate work) {
    List<CompletableFuture<Boolean>> others =
        IntStream.range(1, cores)
            .mapToObj(core -> CompletableFuture.supplyAsync(() -> alone(core, work), OTHERS))
            .toList();
    boolean done = false;
    try {
      done = alone(0, work);
    } finally {
      // What they read and write must be there until all have ended, whatever became of one.
      others.forEach(other -> other.handle((result, fault) -> result).join());
    }
    for (CompletableFuture<Boolean> other : others) {
      done &= result(other);
    }
    return done;
  }

  private static boolean alone(int core, IntPredicate work) {
    return asOn(1, () -> work.test(core));
  }

  /** What the caller does as if there were so many cores. */
  static <T> T asOn(int cores, Supplier<T> work) {
    int before = Threads.inUse();
    Threads.use(cores);
    try {
      return work.get();
    } finally {
      Threads.use(before);
    }
  }

  private static boolean result(CompletableFuture<Boolean> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
