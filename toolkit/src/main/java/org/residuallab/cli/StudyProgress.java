package org.residuallab.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.residuallab.chart.ProgressText;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** The progress of runs that may go on side by side: a line for every tenth of each. */
final class StudyProgress implements RunListener {

  private final PrintWriter err;
  private final Map<String, Integer> tenths = new HashMap<>();

  StudyProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void onResume(RunRecord run, int iteration) {
    say("%s goes on after %,d of %,d", run.name(), iteration, run.recipe().iterations());
    tenths.put(run.name(), 10 * iteration / run.recipe().iterations());
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
    int done = progress.last().iteration();
    int tenth = 10 * done / progress.iterations();
    if (tenth > tenths.getOrDefault(progress.run(), 0)) {
      tenths.put(progress.run(), tenth);
      say(
          "%s  %,d of %,d  %s",
          progress.run(), done, progress.iterations(), ProgressText.of(progress));
    }
  }

  private void say(String pattern, Object... values) {
    err.printf(pattern + "%n", values);
    err.flush();
  }
}
