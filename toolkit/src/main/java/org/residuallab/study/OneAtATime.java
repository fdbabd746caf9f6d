package org.residuallab.study;

import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** Lets one thread at a time through to a listener that knows nothing of threads. */
final class OneAtATime implements RunListener {

  private final RunListener listener;

  OneAtATime(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void onStart(RunRecord run) {
    listener.onStart(run);
  }

  @Override
  public synchronized void onResume(RunRecord run, int iteration) {
    listener.onResume(run, iteration);
  }

  @Override
  public synchronized void onNotice(String line) {
    listener.onNotice(line);
  }

  @Override
  public synchronized void onStored(StoredRun run) {
    listener.onStored(run);
  }

  @Override
  public synchronized void onStopped(RunRecord run, int iteration) {
    listener.onStopped(run, iteration);
  }

  @Override
  public synchronized void onDiverged(StoredRun run) {
    listener.onDiverged(run);
  }

  @Override
  public synchronized void onIteration(Progress progress) {
    listener.onIteration(progress);
  }
}
