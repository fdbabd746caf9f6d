package org.residuallab.engine.plan;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.residuallab.engine.onednn.Natives;

/** A network compiled for one batch shape: steps in order, and where their memory lies. */
public final class Plan implements AutoCloseable {

  private final Holdings holdings;
  private final Natives natives;
  private final Step[] steps;
  private final List<Purpose> origins;
  private final List<Tensor> tensors;
  private final List<Tensor> witnesses;
  private final long bytes;
  private final long[] nanoseconds;
  private long base;

  Plan(
      Holdings holdings,
      Natives natives,
      List<Step> steps,
      List<Purpose> origins,
      List<Tensor> tensors,
      List<Tensor> witnesses) {
    this.holdings = holdings;
    this.natives = natives;
    this.steps = steps.toArray(Step[]::new);
    this.origins = origins;
    nanoseconds = new long[steps.size()];
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
    if (holdings.areTimed()) {
      runTimed();
    } else {
      for (Step step : steps) {
        step.run();
      }
    }
  }

  private void runTimed() {
    for (int i = 0; i < steps.length; i++) {
      long begun = System.nanoTime();
      steps[i].run();
      nanoseconds[i] += System.nanoTime() - begun;
    }
  }

  /** Begins anew to add up how long steps take. */
  public void forgetTimes() {
    Arrays.fill(nanoseconds, 0);
  }

  /** How long each step took in all timed runs. */
  public List<StepTime> times() {
    return IntStream.range(0, steps.length)
        .mapToObj(
            i ->
                new StepTime(
                    origins.get(i), steps[i].work(), steps[i].kernel(), nanoseconds[i] / 1e9))
        .toList();
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
