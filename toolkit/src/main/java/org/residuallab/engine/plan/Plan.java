package org.residuallab.engine.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.residuallab.engine.onednn.Natives;

/** A network compiled for one batch shape: steps in order, and where their memory lies. */
public final class Plan implements AutoCloseable {

  private final Natives natives;
  private final Step[] steps;
  private final List<Tensor> tensors;
  private final Arena arena;
  private final long bytes;
  private long base;

  Plan(Natives natives, List<Step> steps, List<Tensor> tensors, Arena arena) {
    this.natives = natives;
    this.steps = steps.toArray(Step[]::new);
    this.tensors = tensors;
    this.arena = arena;
    Set<Slot> slots = new LinkedHashSet<>();
    tensors.stream().map(Tensor::slot).forEach(slots::add);
    bytes = MemoryPlan.place(slots);
  }

  public void run() {
    long start = arena.reserve(bytes);
    if (start != base) {
      base = start;
      for (Tensor tensor : tensors) {
        tensor.bind(base + tensor.slot().offset());
      }
    }
    for (Step step : steps) {
      step.run();
    }
  }

  /** Memory of the arena that a run needs. */
  long bytes() {
    return bytes;
  }

  int length() {
    return steps.length;
  }

  @Override
  public void close() {
    natives.close();
  }
}
