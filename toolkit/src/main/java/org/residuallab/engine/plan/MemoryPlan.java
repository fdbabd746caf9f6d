package org.residuallab.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Gives every slot its place in one arena, so that slots in use at the same step do not overlap:
 * the largest first, each at the lowest place that is free throughout its life.
 */
final class MemoryPlan {

  // Whole pages: oneDNN's streaming stores want 64 bytes, and neighbours do not share a page.
  private static final long ALIGNMENT = 4096;

  private MemoryPlan() {}

  /** Places all slots and returns the size of the arena, in bytes. */
  static long place(Collection<Slot> slots) {
    List<Slot> placed = new ArrayList<>();
    long size = 0;
    for (Slot slot : slots.stream().sorted(Comparator.comparing(Slot::bytes).reversed()).toList()) {
      if (slot.isUsed()) {
        slot.place(lowestFree(slot, placed));
        placed.add(slot);
        size = Math.max(size, slot.end());
      }
    }
    return size;
  }

  private static long lowestFree(Slot slot, List<Slot> placed) {
    long offset = 0;
    for (Slot other :
        placed.stream().filter(slot::meets).sorted(Comparator.comparing(Slot::offset)).toList()) {
      if (offset + slot.bytes() <= other.offset()) {
        break;
      }
      offset = Math.max(offset, aligned(other.end()));
    }
    return offset;
  }

  static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
