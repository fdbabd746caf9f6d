package org.residuallab.cli;

import java.io.PrintWriter;
import org.residuallab.chart.RunProgress;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.text.ProgressBar;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** The progress of runs that may go on side by side: a line for every tenth of each. */
final class StudyProgress implements RunListener {

  private final PrintWriter err;
  private final TenthLines lines;

  StudyProgress(PrintWriter err) {
    this.err = err;
    this.lines = new TenthLines(err);
  }

  @Override
  public void onResume(RunRecord run, int iteration) {
    ProgressBar before = new ProgressBar(run.name(), iteration, run.recipe().iterations(), "");
    say("%s goes on after %s", run.name(), before.count());
    lines.beginAt(before);
  }

  @Override
  public void onStored(StoredRun run) {
    say("%s is there already", run.record().name());
  }

  @Override
  public void onNotice(String line) {
    say("lab: %s", line);
  }

  @Override
  public void onIteration(Progress progress) {
    lines.at(RunProgress.of(progress, progress.run()));
  }

  private void say(String pattern, Object... values) {
    err.printf(pattern + "%n", values);
    err.flush();
  }
}
