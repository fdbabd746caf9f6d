package org.residuallab.engine.plan;

import org.bytedeco.javacpp.Pointer;
import org.residuallab.engine.onednn.NativeMemoryError;

/**
 * One block of native memory for all plans of a network: they run one at a time and leave nothing
 * behind. It grows to the largest plan's need and stays.
 */
final class Arena implements AutoCloseable {

  private Pointer block;
  private long capacity;

  /** The address of a block of at least that many bytes. A larger request moves the block. */
  long reserve(long bytes) {
    if (bytes > capacity) {
      close();
      Dropped.take(bytes);
      block = Pointer.malloc(bytes + LargePages.SIZE);
      if (block == null || block.isNull()) {
        block = null;
        Dropped.giveBack(bytes);
        throw new NativeMemoryError(bytes, "the network's activations");
      }
      capacity = bytes;
      LargePages.advise(start(), bytes);
    }
    return start();
  }

  private long start() {
    long page = LargePages.SIZE;
    return block == null ? 0 : (block.address() + page - 1) / page * page;
  }

  @Override
  public void close() {
    if (block != null) {
      Pointer.free(block);
      Dropped.giveBack(capacity);
      block = null;
      capacity = 0;
    }
  }
}
