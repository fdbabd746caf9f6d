package org.residuallab.training;

import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * Keeps whoever watches a run from ending it: what a listener throws is said once, and a stop that
 * was asked for stays asked for. A listener finds its thread uninterrupted, because a message to a
 * notebook fails in an interrupted thread, and because drawing a chart clears the interruption.
 */
public final class GuardedListener implements RunListener {

  private final RunListener listener;
  private boolean said;

  /** Guards that one. */
  public GuardedListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public void onStart(RunRecord run) {
    guard(() -> listener.onStart(run));
  }

  @Override
  public void onResume(RunRecord run, int iteration) {
    guard(() -> listener.onResume(run, iteration));
  }

  @Override
  public void onNotice(String line) {
    guard(() -> listener.onNotice(line));
  }

  @Override
  public void onStored(StoredRun run) {
    guard(() -> listener.onStored(run));
  }

  @Override
  public void onStopped(RunRecord run, int iteration) {
    guard(() -> listener.onStopped(run, iteration));
  }

  @Override
  public void onDiverged(StoredRun run) {
    guard(() -> listener.onDiverged(run));
  }

  @Override
  public void onIteration(Progress progress) {
    guard(() -> listener.onIteration(progress));
  }

  private void guard(Runnable call) {
    boolean interrupted = Thread.interrupted();
    try {
      call.run();
    } catch (OutOfMemoryError full) {
      throw full; // The training needs it as well.
    } catch (RuntimeException | Error fault) {
      // Java's windowing throws errors where it lacks fonts or a display.
      say(fault);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void say(Throwable fault) {
    if (said) {
      return;
    }
    said = true;
    onNotice(
        "what shows the run fails now and then, and the run goes on without it: "
            + String.valueOf(fault).lines().findFirst().orElse(""));
  }
}
