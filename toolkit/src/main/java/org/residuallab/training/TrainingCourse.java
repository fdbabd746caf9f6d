package org.residuallab.training;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.residuallab.run.Best;
import org.residuallab.run.FinalError;
import org.residuallab.run.Metrics;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunInputs;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoppedWaitingException;
import org.residuallab.run.StoredRun;

/** One run from where it is to where it ends, with all that is stored on the way. */
final class TrainingCourse {

  /** The curves are brought up to date about this often, for whoever watches. */
  private static final Duration SHOW = Duration.ofSeconds(2);

  private final RunPlan plan;
  private final RunFolder folder;
  private final RunListener listener;
  private final TrainingOptions options;
  private final TrainingLoop loop;
  private final long spentBefore;
  private final long begun = System.nanoTime();
  private final Pace showing = new Pace(SHOW);
  private final Pace saving;
  private RunRecord record;

  TrainingCourse(
      RunPlan plan,
      RunFolder folder,
      RunListener listener,
      TrainingOptions options,
      TrainingLoop loop,
      RunRecord record,
      long spentBefore) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
    this.options = options;
    this.loop = loop;
    this.record = record;
    this.spentBefore = spentBefore;
    this.saving = new Pace(options.interval().time());
  }

  /** Trains to the end, or until it is stopped. */
  StoredRun train() throws IOException {
    try {
      folder.write(record);
      listener.onStart(record);
      if (!record.resumptions().isEmpty()) {
        listener.onResume(record, loop.metrics().size());
      }
      Status how = advance();
      Best best = loop.best().map(kept -> kept.stated(null)).orElse(null);
      if (how == Status.FINISHED) {
        folder.write(loop.graph(), loop.preprocessing());
        best = finishedBest();
      } else if (how == Status.INTERRUPTED) {
        folder.write(loop.checkpoint(RunInputs.of(record), nanos()));
      }
      end(how, how == Status.DIVERGED ? null : results(best));
      if (how == Status.INTERRUPTED) {
        listener.onStopped(record, loop.metrics().size());
      }
    } catch (StoppedWaitingException stopped) {
      // The record calls itself running, and can say no better: there is no room for it.
      listener.onNotice(stopped.getMessage());
      record = record.ended(Status.INTERRUPTED, results(null));
    } catch (IOException | RuntimeException | Error e) {
      try {
        end(Status.FAILED, null);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
    if (record.status().isOutcome()) {
      folder.clearCheckpoints();
    }
    options.mirror().end(folder.path());
    StoredRun run = new StoredRun(folder.path(), record, loop.metrics());
    if (run.divergence().isPresent()) {
      listener.onDiverged(run);
    }
    return run;
  }

  // The record comes last: a run that it calls finished has all its files.
  private void end(Status how, Results results) throws IOException {
    folder.write(loop.metrics(), loop.tables());
    record = record.ended(how, results);
    folder.write(record);
  }

  /** How it came to an end. */
  private Status advance() throws IOException {
    while (loop.hasNext()) {
      if (Thread.currentThread().isInterrupted()) {
        return Status.INTERRUPTED;
      }
      Metrics row = loop.next();
      if (loop.hasDiverged()) {
        listener.onIteration(progress());
        return Status.DIVERGED;
      }
      if (saving.isDue() || options.interval().isDueAfter(row.iteration())) {
        long start = System.nanoTime();
        folder.write(loop.checkpoint(RunInputs.of(record), nanos()));
        options.mirror().checkpoint(folder.path());
        saving.doneSince(start);
      }
      if (showing.isDue()) {
        long start = System.nanoTime();
        folder.write(loop.metrics(), loop.tables());
        showing.doneSince(start);
      }
      listener.onIteration(progress());
    }
    return Status.FINISHED;
  }

  private Progress progress() {
    return new Progress(
        plan.name(),
        plan.network().name(),
        plan.recipe().iterations(),
        loop.metrics(),
        loop.imagesPerSecond(),
        loop.left());
  }

  private long nanos() {
    return spentBefore + System.nanoTime() - begun;
  }

  /** Stores the best network, and tests it; null where no images are held out. */
  private Best finishedBest() throws IOException {
    try (BestNetwork network = loop.bestNetwork().orElse(null)) {
      if (network == null) {
        return null;
      }
      folder.writeBest(network.graph());
      return network.measured();
    }
  }

  private Results results(Best best) {
    double seconds = nanos() / 1e9;
    List<Metrics> metrics = loop.metrics();
    return new Results(
        metrics.size(),
        FinalError.ofTraining(metrics),
        FinalError.ofValidation(metrics),
        FinalError.ofTest(metrics),
        seconds,
        metrics.size() * (double) plan.recipe().batchSize() / seconds,
        ParameterHash.of(loop.graph()),
        best);
  }
}
