package org.residuallab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.residuallab.study.GridListener;
import org.residuallab.text.ProgressBar;

/**
 * The progress of a study on a cluster: a line for what happens to a run, and now and then the
 * whole grid, with a line for each run that goes on.
 */
final class GridProgress implements GridListener {

  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final PrintWriter err;
  private final Duration between;
  private final Map<String, ProgressBar> running = new LinkedHashMap<>();
  private Tally tally = new Tally(0, 0, 0, 0);
  private long shown = System.nanoTime();

  GridProgress(PrintWriter err) {
    this(err, BETWEEN);
  }

  /**
   * @param between two showings of the grid
   */
  GridProgress(PrintWriter err, Duration between) {
    this.err = err;
    this.between = between;
  }

  @Override
  public void onBegin(String run, String host, boolean again, Tally now) {
    ended(run, now); // Where it was, if it was.
    say("%s %s on %s (%s)".formatted(run, again ? "goes on" : "begins", host, now));
  }

  @Override
  public void onDone(String run, Tally now) {
    ended(run, now);
    say("%s is done (%s)".formatted(run, now));
  }

  @Override
  public void onFailed(String run, String reason, Tally now) {
    ended(run, now);
    say("%s failed: %s (%s)".formatted(run, reason, now));
  }

  private void ended(String run, Tally now) {
    running.remove(run);
    tally = now;
  }

  @Override
  public void onIterations(String run, int done, int of, double imagesPerSecond) {
    running.put(run, new ProgressBar(run, done, of, "%.0f images/s".formatted(imagesPerSecond)));
    if (System.nanoTime() - shown >= between.toNanos()) {
      shown = System.nanoTime();
      say(tally.toString());
      running.values().forEach(each -> err.println("  " + each.text()));
      err.flush();
    }
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
