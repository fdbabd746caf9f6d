package org.residuallab.cli;

import java.io.PrintWriter;
import org.residuallab.chart.RunProgress;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.text.ProgressBar;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;
import picocli.CommandLine;

/** A run as a command shows it: what it is, how far it is, and what its user should know. */
final class TrainingBar implements RunListener {

  private final PrintWriter out;
  private final PrintWriter err;
  private final TerminalBar bar;
  private final String further;

  /**
   * @param further what can be done where the run has finished before
   */
  TrainingBar(CommandLine command, String further) {
    this.further = further;
    this.out = command.getOut();
    this.err = command.getErr();
    this.bar = TerminalBar.of(command);
  }

  @Override
  public void onStart(RunRecord run) {
    out.printf("%s on %s%n", run.network().name(), run.images());
    out.printf("computed by %s%n", RunHistory.of(run).last().engine());
    out.flush();
  }

  @Override
  public void onResume(RunRecord run, int iteration) {
    int iterations = run.recipe().iterations();
    if (iteration == 0) {
      out.println("begins anew: it was cut off before its first checkpoint");
    } else {
      out.printf("goes on after %,d of %,d iterations%n", iteration, iterations);
    }
    out.flush();
    bar.beginAt(new ProgressBar(run.network().name(), iteration, iterations, ""));
  }

  @Override
  public void onStored(StoredRun run) {
    String name = run.record().name();
    out.println(run.divergence().orElse("%s has finished already; %s".formatted(name, further)));
    out.flush();
  }

  @Override
  public void onNotice(String line) {
    bar.leave();
    err.println("lab: " + line);
    err.flush();
  }

  @Override
  public void onIteration(Progress progress) {
    bar.at(RunProgress.of(progress, progress.network()));
  }
}
