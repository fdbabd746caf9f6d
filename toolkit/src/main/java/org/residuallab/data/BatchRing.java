package org.residuallab.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A few places that batches go round in: the one side fills what is free, the other takes what is
 * ready. It knows nothing of its consumer, so that the thread that fills it keeps none alive.
 */
final class BatchRing {

  /** One batch with the consumer, one ready, one being made. */
  private static final int PLACES = 3;

  private final BatchSource source;
  private final BlockingQueue<Slot> free = new ArrayBlockingQueue<>(PLACES);
  private final BlockingQueue<Delivery> ready = new ArrayBlockingQueue<>(PLACES + 1);

  /** A place: the array for full batches, and one for a short last batch. */
  static final class Slot {
    private final List<BatchBuffer> buffers = new ArrayList<>(2);
  }

  /** A batch in its slot, or what kept it from being made. */
  record Delivery(Slot slot, Batch batch, Throwable failure) {}

  BatchRing(BatchSource source) {
    this.source = source;
    for (int i = 0; i < PLACES; i++) {
      free.add(new Slot());
    }
  }

  /** Makes batches until there are no more, one cannot be made, or the thread is interrupted. */
  void fill(long first) {
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

  void giveBack(Slot slot) throws InterruptedException {
    free.put(slot);
  }

  Delivery take() throws InterruptedException {
    return ready.take();
  }
}
