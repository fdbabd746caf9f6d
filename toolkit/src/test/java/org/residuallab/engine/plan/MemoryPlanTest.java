package org.residuallab.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {

  private static final long PAGE = 4096;

  @Test
  void slots_that_are_used_one_after_the_other_share_their_memory() {
    Slot first = slot(10 * PAGE, 0, 1);
    Slot second = slot(10 * PAGE, 2, 3);

    assertThat(MemoryPlan.place(List.of(first, second))).isEqualTo(10 * PAGE);
  }

  @Test
  void slots_in_use_at_one_step_do_not_overlap() {
    Random random = new Random(1);
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int begin = random.nextInt(100);
      slots.add(slot(1 + random.nextInt(100_000), begin, begin + random.nextInt(20)));
    }

    long size = MemoryPlan.place(slots);

    for (Slot one : slots) {
      assertThat(one.end()).isLessThanOrEqualTo(size);
      for (Slot other : slots) {
        boolean apart = one.end() <= other.offset() || other.end() <= one.offset();
        assertThat(one.equals(other) || apart || !one.meets(other)).isTrue();
      }
    }
  }

  @Test
  void a_slot_fits_between_two_others() {
    Slot below = slot(3 * PAGE, 0, 9);
    Slot gone = slot(2 * PAGE, 0, 3);
    Slot above = slot(PAGE, 0, 9);
    Slot late = slot(2 * PAGE, 5, 9);

    assertThat(MemoryPlan.place(List.of(below, gone, above, late))).isEqualTo(6 * PAGE);
    assertThat(late.offset()).isEqualTo(gone.offset());
  }

  private static Slot slot(long bytes, int first, int last) {
    Slot slot = new Slot(bytes);
    slot.usedAt(first);
    slot.usedAt(last);
    return slot;
  }
}
