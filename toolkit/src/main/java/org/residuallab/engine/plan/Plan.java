package org.residuallab.engine.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.residuallab.engine.onednn.Natives;

/** A network compiled for one batch shape: steps in order, and where their memory lies. */
public final class Plan implements AutoCloseable {

  private final Holdings holdings;
  private final Natives natives;
  private final Step[] steps;
  private final List<Tensor> tensors;
  private final List<Tensor> witnesses;
  private final long bytes;
  private long base;

  Plan(
      Holdings holdings,
      Natives natives,
      List<Step> steps,
      List<Tensor> tensors,
      List<Tensor> witnesses) {
    this.holdings = holdings;
    this.natives = natives;
    this.steps = steps.toArray(Step[]::new);
    this.tensors = tensors;
    this.witnesses = witnesses;
    Set<Slot> slots = new LinkedHashSet<>();
    tensors.stream().map(Tensor::slot).forEach(slots::add);
    bytes = MemoryPlan.place(slots);
  }

  public void run() {
    long start = holdings.arena().reserve(bytes);
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

  /** Whether the numbers that show what went through the last run are finite. */
  public boolean isFinite() {
    return witnesses.stream().allMatch(witness -> Finite.all(witness.floats()));
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
    holdings.release(natives);
  }
}
