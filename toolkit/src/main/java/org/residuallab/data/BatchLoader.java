package org.residuallab.data;

import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Makes the next batches on a thread of its own while the current one is trained on.
 *
 * <p>The batches go round in a small ring of arrays that are allocated once. What they hold depends
 * on the source alone, never on how far ahead the thread is. For one consumer, who closes it; the
 * thread of a loader that nobody has any more ends by itself. For a single batch, {@link
 * BatchSource#batch} needs no thread.
 */
public final class BatchLoader implements Iterator<Batch>, AutoCloseable {

  private static final Cleaner FORGOTTEN = Cleaner.create();

  private final BatchSource source;
  private final BatchRing ring;
  private final Thread worker;
  private long next;
  private BatchRing.Slot lent;
  private Throwable failure;
  private boolean closed;

  /** From the first batch on. */
  public BatchLoader(BatchSource source) {
    this(source, 0);
  }

  /**
   * @param source makes the batches
   * @param first number of the batch to begin with, from 0: a resumed run begins where it stopped,
   *     at no cost
   * @throws IllegalArgumentException if {@code first} is negative
   */
  public BatchLoader(BatchSource source, long first) {
    if (first < 0) {
      throw new IllegalArgumentException("batches are counted from 0, not from " + first);
    }
    this.source = source;
    this.next = first;
    BatchRing shared = new BatchRing(source);
    Thread thread = new Thread(() -> shared.fill(first), "batch-loader");
    thread.setDaemon(true);
    thread.start();
    this.ring = shared;
    this.worker = thread;
    FORGOTTEN.register(this, thread::interrupt);
  }

  @Override
  public boolean hasNext() {
    return next < source.count();
  }

  /**
   * The next batch; the one before it is no longer valid.
   *
   * @throws NoSuchElementException after the last batch
   * @throws BadDataException naming the file, if an image is damaged
   * @throws UncheckedIOException naming the file, if the disk did not give it
   * @throws IllegalStateException if the loader is closed, or a batch could not be made
   * @throws Error that kept it from being made, such as memory that is full
   */
  @Override
  public Batch next() {
    if (closed) {
      throw new IllegalStateException("the batch loader is closed");
    }
    if (!hasNext()) {
      throw new NoSuchElementException("there are only " + source.count() + " batches");
    }
    if (failure == null) {
      BatchRing.Delivery delivery = exchange();
      lent = delivery.slot();
      failure = delivery.failure();
      if (failure == null) {
        next++;
        return delivery.batch();
      }
    }
    if (failure instanceof BadDataException) {
      throw new BadDataException(failure.getMessage()); // A file's fault, which names it.
    }
    if (failure instanceof UncheckedIOException disk) {
      throw new UncheckedIOException(disk.getMessage(), disk.getCause());
    }
    if (failure instanceof Error error) {
      throw error; // Memory that is full, say: who handles errors knows them by their type.
    }
    throw new IllegalStateException(
        "batch %,d could not be made: %s".formatted(next, failure), failure);
  }

  // An interruption does not end the wait, which is short. What is interrupted, and where it is
  // safe to stop, is the consumer's business.
  private BatchRing.Delivery exchange() {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          if (lent != null) {
            ring.giveBack(lent);
            lent = null;
          }
          return ring.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the thread. The last batch handed out stays valid. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
