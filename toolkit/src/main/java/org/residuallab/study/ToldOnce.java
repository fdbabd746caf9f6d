package org.residuallab.study;

import java.util.HashSet;
import java.util.Set;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** Of a second attempt at the same runs, tells what the listener was not told in the first. */
final class ToldOnce implements RunListener {

  private final RunListener listener;
  private boolean again;
  private final Set<String> lines = new HashSet<>();
  private final Set<String> runs = new HashSet<>();

  ToldOnce(RunListener listener) {
    this.listener = listener;
  }

  /** The second attempt begins. */
  void again() {
    again = true;
  }

  @Override
  public void onStart(RunRecord run) {
    runs.add(run.name());
    listener.onStart(run);
  }

  @Override
  public void onResume(RunRecord run, int iteration) {
    listener.onResume(run, iteration);
  }

  @Override
  public void onNotice(String line) {
    if (lines.add(line) || !again) {
      listener.onNotice(line);
    }
  }

  @Override
  public void onStored(StoredRun run) {
    if (runs.add(run.record().name()) || !again) {
      listener.onStored(run);
    }
  }

  @Override
  public void onStopped(RunRecord run, int iteration) {
    listener.onStopped(run, iteration);
  }

  @Override
  public void onDiverged(StoredRun run) {
    listener.onDiverged(run);
  }

  @Override
  public void onIteration(Progress progress) {
    listener.onIteration(progress);
  }
}
