package org.residuallab.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Makes the next batches on a thread of its own while the current one is trained on.
 *
 * <p>The batches go round in a small ring of arrays that are allocated once. What they hold depends
 * on the source alone, never on how far ahead the thread is. For one consumer.
 */
public final class BatchLoader implements Iterator<Batch>, AutoCloseable {

  /** One batch with the consumer, one ready, one being made. */
  private static final int RING = 3;

  private final BatchSource source;
  private final BlockingQueue<Slot> free = new ArrayBlockingQueue<>(RING);
  private final BlockingQueue<Delivery> ready = new ArrayBlockingQueue<>(RING + 1);
  private final Thread worker;
  private long next;
  private Slot lent;
  private Throwable failure;
  private boolean closed;

  /** A place in the ring: the array for full batches, and one for a short last batch. */
  private static final class Slot {
    private final List<BatchBuffer> buffers = new ArrayList<>(2);
  }

  /** A batch in its slot, or what kept it from being made. */
  private record Delivery(Slot slot, Batch batch, Throwable failure) {}

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
    for (int i = 0; i < RING; i++) {
      free.add(new Slot());
    }
    this.worker = new Thread(() -> work(first), "batch-loader");
    worker.setDaemon(true);
    worker.start();
  }

  private void work(long first) {
    try {
      float[] pixels = new float[Math.toIntExact(source.batchSize() * source.shape().size())];
      int[] classes = new int[source.batchSize()];
      for (long index = first; index < source.count(); index++) {
        Slot slot = free.take();
        int size = source.fill(index, pixels, classes);
        ready.put(new Delivery(slot, buffer(slot, size).write(pixels, classes, index), null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed: nobody waits for another batch.
    } catch (Throwable e) { // Errors too: the consumer would wait for ever.
      ready.add(new Delivery(null, null, e));
    }
  }

  private BatchBuffer buffer(Slot slot, int size) {
    for (BatchBuffer buffer : slot.buffers) {
      if (buffer.size() == size) {
        return buffer;
      }
    }
    BatchBuffer buffer = new BatchBuffer(size, source.shape(), source.classNames().size());
    slot.buffers.add(buffer);
    return buffer;
  }

  @Override
  public boolean hasNext() {
    return next < source.count();
  }

  /**
   * The next batch; the one before it is no longer valid.
   *
   * @throws NoSuchElementException after the last batch
   * @throws IllegalStateException if the loader is closed, or a batch could not be made
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
      Delivery delivery = exchange();
      lent = delivery.slot();
      failure = delivery.failure();
      if (failure == null) {
        next++;
        return delivery.batch();
      }
    }
    throw new IllegalStateException(
        "batch %,d could not be made: %s".formatted(next, failure), failure);
  }

  // An interruption does not end the wait, which is short. What is interrupted, and where it is
  // safe
  // to stop, is the consumer's business.
  private Delivery exchange() {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          if (lent != null) {
            free.put(lent);
            lent = null;
          }
          return ready.take();
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
