package org.residuallab.cli;

import java.io.PrintWriter;
import org.residuallab.study.GridListener;
import org.residuallab.text.ProgressBar;

/**
 * The progress of a study on a cluster: a line for what happens to a run, and every tenth of it.
 */
final class GridProgress implements GridListener {

  private final PrintWriter err;
  private final TenthLines lines;

  GridProgress(PrintWriter err) {
    this.err = err;
    this.lines = new TenthLines(err);
  }

  @Override
  public void onBegin(String run, String host, boolean again, Tally tally) {
    say("%s %s on %s (%s)".formatted(run, again ? "goes on" : "begins", host, tally));
  }

  @Override
  public void onDone(String run, Tally tally) {
    say("%s is done (%s)".formatted(run, tally));
  }

  @Override
  public void onFailed(String run, String reason, Tally tally) {
    say("%s failed: %s (%s)".formatted(run, reason, tally));
  }

  @Override
  public void onIterations(String run, int done, int of, double imagesPerSecond) {
    lines.at(new ProgressBar(run, done, of, "%.0f images/s".formatted(imagesPerSecond)));
  }

  @Override
  public void onNotice(String line) {
    say(line);
  }

  private void say(String line) {
    err.println("lab: " + line);
    err.flush();
  }
}
