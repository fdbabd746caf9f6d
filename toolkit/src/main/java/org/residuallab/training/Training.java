package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.engine.Engine;
import org.residuallab.run.ChangedConditions;
import org.residuallab.run.Checkpoint;
import org.residuallab.run.Provenance;
import org.residuallab.run.RecordFile;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * One run, from its first weights to its stored results, across crashes and stops: it goes on from
 * its last checkpoint, and what it ends with is bit for bit what one that was never cut off ends
 * with, as long as commit, compute path, instruction set and number of threads are the same. Where
 * they are not, it goes on all the same, and says so.
 *
 * <pre>{@code
 * var plan = RunPlan.of("probed", CifarFamily.resnet(8).architecture(), settings.budget(), 1);
 * var probes = Probes.named(List.of("gradients"), plan.recipe().iterations());
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE, probes);
 * }</pre>
 */
public final class Training {

  private Training() {}

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
   * @throws IllegalArgumentException if the images do not fit the network, if nothing here trains
   *     in the recipe's precision, if the name is that of a run with other inputs, or if another
   *     process is training it
   * @throws IOException if the run cannot be stored; a full disk only makes it wait
   */
  public static StoredRun run(
      RunPlan plan, Dataset dataset, Path runs, RunListener watcher, TrainingOptions options)
      throws IOException {
    RunListener listener = new GuardedListener(watcher);
    plan.requireFits(dataset);
    options.probes().forEach(probe -> probe.requireFits(plan.network()));
    List<String> probes = options.tables();
    Dataset data = plan.split(dataset);
    Path path = runs.resolve(plan.name());
    RunFolder.requireNothingElse(path);
    if (!Files.exists(path.resolve(RecordFile.NAME))) {
      Engine.requireTrains(options.engine(), plan.recipe().precision()); // Before a folder is made.
    }
    try (RunFolder folder = RunFolder.open(path, options.placement(), listener::onNotice)) {
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
        Provenance now = Provenance.now(Engine.describe(loop.graph()), options.placement());
        int done = loop.metrics().size();
        RunRecord record =
            stored.isPresent()
                ? resume(stored.get(), done, now, listener)
                : plan.record(data, now, probes);
        long spent = from.map(Checkpoint::nanos).orElse(0L);
        return new TrainingCourse(plan, folder, listener, options, loop, record, spent).train();
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
          "the run %s began with probes %s and goes on with the same, not with %s; to begin it anew, remove its folder"
              .formatted(stored.name(), stored.probes(), probes));
    }
  }
}
