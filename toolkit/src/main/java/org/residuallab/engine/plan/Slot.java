package org.residuallab.engine.plan;

/** A stretch of the arena that some tensors share, in use from one step of the plan to another. */
final class Slot {

  private final long bytes;
  private int first = Integer.MAX_VALUE;
  private int last = -1;
  private long offset;

  Slot(long bytes) {
    this.bytes = bytes;
  }

  void usedAt(int step) {
    first = Math.min(first, step);
    last = Math.max(last, step);
  }

  boolean isUsed() {
    return last >= 0;
  }

  boolean meets(Slot other) {
    return first <= other.last && other.first <= last;
  }

  long bytes() {
    return bytes;
  }

  long offset() {
    return offset;
  }

  long end() {
    return offset + bytes;
  }

  void place(long at) {
    offset = at;
  }
}
