package org.residuallab.training;

import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * Sees a run while it goes on: to draw a progress bar or a live chart.
 *
 * <pre>{@code
 * RunListener counting = progress -> System.out.println(progress.metrics().size());
 * var plan = RunPlan.of("watched", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), counting);
 * }</pre>
 */
@FunctionalInterface
public interface RunListener {

  /** Sees nothing. */
  RunListener NONE = progress -> {};

  /** Called once before the first iteration, when the network and its compute path are known. */
  default void onStart(RunRecord run) {}

  /** Called after that for a run that was cut off and now goes on after so many iterations. */
  default void onResume(RunRecord run, int iteration) {}

  /** Called with one line that the user should read: a damaged checkpoint, a full disk. */
  default void onNotice(String line) {
    System.err.println(line);
  }

  /** Called in place of all others for a finished run that is read instead of made again. */
  default void onStored(StoredRun run) {}

  /** Called for a run that was stopped after so many iterations, once its checkpoint is stored. */
  default void onStopped(RunRecord run, int iteration) {}

  /** Called for a run that ended by itself, as its numbers are none any more, once it is stored. */
  default void onDiverged(StoredRun run) {
    run.divergence().ifPresent(this::onNotice);
  }

  /** Called after every iteration, on the training thread: be quick. */
  void onIteration(Progress progress);
}
