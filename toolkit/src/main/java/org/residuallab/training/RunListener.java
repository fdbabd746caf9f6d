package org.residuallab.training;

/** Sees a run while it goes on: to draw a progress bar or a live chart. */
@FunctionalInterface
public interface RunListener {

  /** Sees nothing. */
  RunListener NONE = progress -> {};

  /** Called after every iteration, on the training thread: be quick. */
  void onIteration(Progress progress);

  /** Both of them, one after the other. */
  default RunListener and(RunListener other) {
    return progress -> {
      onIteration(progress);
      other.onIteration(progress);
    };
  }
}
