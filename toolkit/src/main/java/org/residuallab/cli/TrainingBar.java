package org.residuallab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.residuallab.chart.ProgressText;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** A run's progress: a bar in place on a terminal, now and then a line in a file. */
final class TrainingBar implements RunListener {

  private static final int WIDTH = 24;
  private static final Duration REFRESH = Duration.ofMillis(250);

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private long shown = System.nanoTime() - REFRESH.toNanos();
  private int lastLength;
  private int lastTenth;

  TrainingBar(PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void onStart(RunRecord run) {
    out.printf("%s on %s%n", run.network().name(), run.images());
    out.printf("computed by %s%n", RunHistory.of(run).last().engine());
    out.flush();
  }

  @Override
  public void onResume(RunRecord run, int iteration) {
    if (iteration == 0) {
      out.println("begins anew: it was cut off before its first checkpoint");
    } else {
      out.printf("goes on after %,d of %,d iterations%n", iteration, run.recipe().iterations());
    }
    out.flush();
    lastTenth = 10 * iteration / run.recipe().iterations();
  }

  @Override
  public void onStored(StoredRun run) {
    out.printf("%s has finished already; --again trains it anew%n", run.record().name());
    out.flush();
  }

  @Override
  public void onNotice(String line) {
    if (lastLength > 0) {
      out.println();
      out.flush();
    }
    err.println("lab: " + line);
    err.flush();
  }

  @Override
  public void onIteration(Progress progress) {
    int done = progress.last().iteration();
    boolean end = done == progress.iterations();
    if (terminal) {
      if (end || System.nanoTime() - shown >= REFRESH.toNanos()) {
        shown = System.nanoTime();
        redraw(progress, done, end);
      }
    } else if (10 * done / progress.iterations() > lastTenth) {
      lastTenth = 10 * done / progress.iterations();
      out.println(line(progress, done));
      out.flush();
    }
  }

  private void redraw(Progress progress, int done, boolean end) {
    int filled = (int) ((long) WIDTH * done / progress.iterations());
    String bar = "[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] ";
    String line = bar + line(progress, done);
    out.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
    if (end) {
      out.println();
    }
    out.flush();
    lastLength = line.length();
  }

  private static String line(Progress progress, int done) {
    return "%s  %,d of %,d  %s"
        .formatted(progress.network(), done, progress.iterations(), ProgressText.of(progress));
  }
}
