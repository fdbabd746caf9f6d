package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.engine.Engine;
import org.residuallab.run.ChangedConditions;
import org.residuallab.run.Checkpoint;
import org.residuallab.run.FinalError;
import org.residuallab.run.Metrics;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunInputs;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoppedWaitingException;
import org.residuallab.run.StoredRun;

/**
 * One run, from its first weights to its stored results, across crashes and stops: it goes on from
 * its last checkpoint, and what it ends with is bit for bit what one that was never cut off ends
 * with, as long as commit, compute path, instruction set and number of threads are the same. Where
 * they are not, it goes on all the same, and says so.
 */
public final class Training {

  /** The curves are brought up to date about this often, for whoever watches. */
  private static final Duration SHOW = Duration.ofSeconds(2);

  private final RunPlan plan;
  private final RunFolder folder;
  private final RunListener listener;
  private final CheckpointInterval interval;
  private final TrainingLoop loop;
  private final long spentBefore;
  private final long begun = System.nanoTime();
  private final Pace showing = new Pace(SHOW);
  private final Pace saving;
  private RunRecord record;

  private Training(
      RunPlan plan,
      RunFolder folder,
      RunListener listener,
      CheckpointInterval interval,
      TrainingLoop loop,
      RunRecord record,
      long spentBefore) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
    this.interval = interval;
    this.loop = loop;
    this.record = record;
    this.spentBefore = spentBefore;
    this.saving = new Pace(interval.time());
  }

  /** {@link #run(RunPlan, Dataset, Path, RunListener, TrainingOptions)} as usual. */
  public static StoredRun run(RunPlan plan, Dataset dataset, Path runs, RunListener listener)
      throws IOException {
    return run(plan, dataset, runs, listener, TrainingOptions.usual());
  }

  /** The same with probes. */
  public static StoredRun run(
      RunPlan plan, Dataset dataset, Path runs, RunListener listener, List<RunProbe> probes)
      throws IOException {
    return run(plan, dataset, runs, listener, TrainingOptions.usual().with(probes));
  }

  /**
   * Trains a network and stores the run. A run of that name with the same inputs that was cut off
   * goes on, with the probes it began with; one that has finished is returned as it is, if it has
   * tables of all probes asked for. The thread's interruption ends the run after the iteration it
   * is in, with a checkpoint. Where the loss or a parameter becomes no number, the run ends as
   * diverged.
   *
   * @param plan what to train, and how
   * @param dataset images to train and test on
   * @param runs the folder of all runs
   * @param watcher sees every iteration; whatever it throws, the run goes on
   * @param options how
   * @return the run: finished, diverged, or interrupted
   * @throws IllegalArgumentException if the images do not fit the network, if the name is that of a
   *     run with other inputs, or if another process is training it
   * @throws IOException if the run cannot be stored; a full disk only makes it wait
   */
  public static StoredRun run(
      RunPlan plan, Dataset dataset, Path runs, RunListener watcher, TrainingOptions options)
      throws IOException {
    RunListener listener = new GuardedListener(watcher);
    plan.requireFits(dataset);
    List<String> probes = options.tables();
    Dataset data = plan.split(dataset);
    try (RunFolder folder = RunFolder.open(runs.resolve(plan.name()), listener::onNotice)) {
      Optional<RunRecord> stored = folder.record();
      if (stored.isPresent()) {
        plan.requireSame(stored.get(), data, probes);
        if (stored.get().status().isOutcome()) {
          folder.clearCheckpoints();
          StoredRun run = StoredRun.read(folder.path());
          listener.onStored(run);
          return run;
        }
        requireSameProbes(stored.get(), probes);
      }
      Optional<Checkpoint> from =
          stored.isPresent() ? folder.checkpoint(stored.get()) : Optional.empty();
      try (TrainingLoop loop = new TrainingLoop(plan, data, options, from)) {
        Provenance now = Provenance.now(Engine.describe(loop.graph()));
        int done = loop.metrics().size();
        RunRecord record =
            stored.isPresent()
                ? resume(stored.get(), done, now, listener)
                : plan.record(data, now, probes);
        long spent = from.map(Checkpoint::nanos).orElse(0L);
        return new Training(plan, folder, listener, options.interval(), loop, record, spent)
            .train();
      }
    }
  }

  private static RunRecord resume(
      RunRecord stored, int done, Provenance now, RunListener listener) {
    ChangedConditions.notice(stored, done, now).ifPresent(listener::onNotice);
    return stored.resumed(done, now);
  }

  /** Half a table would be of no use. */
  private static void requireSameProbes(RunRecord stored, List<String> probes) {
    if (!stored.probes().equals(probes)) {
      throw new IllegalArgumentException(
          "the run %s began with probes %s and goes on with the same, not with %s"
              .formatted(stored.name(), stored.probes(), probes));
    }
  }

  private StoredRun train() throws IOException {
    try {
      folder.write(record);
      listener.onStart(record);
      if (!record.resumptions().isEmpty()) {
        listener.onResume(record, loop.metrics().size());
      }
      Status how = advance();
      if (how == Status.FINISHED) {
        folder.write(loop.graph(), loop.preprocessing());
      } else if (how == Status.INTERRUPTED) {
        folder.write(loop.checkpoint(RunInputs.of(record), nanos()));
      }
      end(how, how == Status.DIVERGED ? null : results());
    } catch (StoppedWaitingException stopped) {
      // The record calls itself running, and can say no better: there is no room for it.
      listener.onNotice(stopped.getMessage());
      record = record.ended(Status.INTERRUPTED, results());
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
    StoredRun run = new StoredRun(folder.path(), record, loop.metrics());
    run.divergence().ifPresent(listener::onNotice);
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
      if (saving.isDue() || interval.isDueAfter(row.iteration())) {
        long start = System.nanoTime();
        folder.write(loop.checkpoint(RunInputs.of(record), nanos()));
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

  private Results results() {
    double seconds = nanos() / 1e9;
    List<Metrics> metrics = loop.metrics();
    return new Results(
        metrics.size(),
        FinalError.ofTraining(metrics),
        FinalError.ofTest(metrics),
        seconds,
        metrics.size() * (double) plan.recipe().batchSize() / seconds,
        ParameterHash.of(loop.graph()));
  }
}
