package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.residuallab.data.Dataset;
import org.residuallab.files.PathText;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.text.DurationText;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/**
 * A run in a terminal, with its progress, its results, and the way out by Ctrl-C.
 *
 * @param command where it speaks
 * @param further what can be done where the run has finished before
 * @param sameGoesOn whether the same command goes on with a run that was stopped
 */
record LongTraining(CommandLine command, String further, boolean sameGoesOn) {

  /** Trains, and returns the exit status. */
  int run(RunPlan plan, Dataset images, Path runs, TrainingOptions options) throws IOException {
    PrintWriter out = command.getOut();
    PrintWriter err = command.getErr();
    TrainingBar bar = new TrainingBar(command, further);
    try (StopSignal signal = StopSignal.interrupting(Thread.currentThread(), err)) {
      StoredRun run = Training.run(plan, images, runs, bar, options);
      if (run.record().status() == RunRecord.Status.DIVERGED) {
        out.println(PathText.of(run.folder()));
        out.flush();
        return ExitCode.SOFTWARE;
      }
      report(run, out);
      if (run.record().status() == RunRecord.Status.FINISHED) {
        return ExitCode.OK;
      }
      err.printf(
          sameGoesOn
              ? "lab: stopped; the same command, or ./lab resume %s, goes on%n"
              : "lab: stopped; ./lab resume %s goes on%n",
          plan.name());
      err.flush();
      return signal.hasCome() ? StopSignal.STATUS : ExitCode.SOFTWARE;
    }
  }

  private static void report(StoredRun run, PrintWriter out) {
    RunRecord.Results results = run.record().results();
    if (results.iterations() == 0) {
      out.println("stopped before its first iteration");
      out.flush();
      return;
    }
    out.printf(
        "%s: training error %.2f %%%s, test error %s, %s, %.0f images/s%n",
        run.record().status().name().toLowerCase(Locale.ROOT),
        results.trainingError(),
        results.validationError() == null
            ? ""
            : ", validation error %.2f %%".formatted(results.validationError()),
        results.testError() == null ? "not measured" : "%.2f %%".formatted(results.testError()),
        DurationText.of(Duration.ofMillis((long) (1000 * results.seconds()))),
        results.imagesPerSecond());
    if (results.best() != null && results.best().testError() != null) {
      out.printf(
          "best network, of iteration %,d: validation error %.2f %%, test error %.2f %%%n",
          results.best().iteration(), results.best().validationError(), results.best().testError());
    }
    out.println(PathText.of(run.folder()));
    out.flush();
  }
}
