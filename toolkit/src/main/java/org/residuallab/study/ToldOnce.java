package org.residuallab.study;

import java.util.HashSet;
import java.util.Set;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** Of several attempts at the same runs, tells what a listener has not been told before. */
final class ToldOnce implements RunListener {

  private final RunListener listener;
  private final Set<String> lines = new HashSet<>();
  private final Set<String> runs = new HashSet<>();

  ToldOnce(RunListener listener) {
    this.listener = listener;
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
    if (lines.add(line)) {
      listener.onNotice(line);
    }
  }

  @Override
  public void onStored(StoredRun run) {
    if (runs.add(run.record().name())) {
      listener.onStored(run);
    }
  }

  @Override
  public void onStopped(RunRecord run, int iteration) {
    listener.onStopped(run, iteration);
  }

  @Override
  public void onIteration(Progress progress) {
    listener.onIteration(progress);
  }
}
