package org.residuallab.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Things that are made on several threads while those before them are used: in order, and never
 * more than so many ahead. For one consumer, who closes it.
 */
final class Ahead<T> implements Iterator<T>, AutoCloseable {

  private final ExecutorService makers;
  private final Deque<Future<T>> made = new ArrayDeque<>();
  private final int size;
  private final IntFunction<T> maker;
  private int asked;

  /**
   * @param size number of things
   * @param most so many are made before they are asked for, at least one
   * @param maker makes each by its number, from 0 on, on any thread
   * @param threads that make them
   */
  Ahead(int size, int most, IntFunction<T> maker, int threads) {
    this.size = size;
    this.maker = maker;
    this.makers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "pictures");
              thread.setDaemon(true);
              return thread;
            });
    while (asked < Math.min(size, Math.max(1, most))) {
      ask();
    }
  }

  private void ask() {
    int number = asked++;
    made.add(makers.submit(() -> maker.apply(number)));
  }

  @Override
  public boolean hasNext() {
    return !made.isEmpty();
  }

  /**
   * @throws RuntimeException that kept the next one from being made
   * @throws Error likewise
   */
  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there are only " + size);
    }
    T next = result(made.remove());
    if (asked < size) {
      ask();
    }
    return next;
  }

  // An interruption does not end the wait, which is short.
  private T result(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException fault) {
            throw fault;
          }
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw new IllegalStateException(e.getCause().toString(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Makes no more. */
  @Override
  public void close() {
    makers.shutdownNow();
  }
}
