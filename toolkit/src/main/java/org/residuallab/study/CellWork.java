package org.residuallab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.data.Dataset;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.probe.Probes;
import org.residuallab.run.Placement;
import org.residuallab.run.PlanText;
import org.residuallab.run.RunClaim;
import org.residuallab.run.RunMirror;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.CheckpointInterval;
import org.residuallab.training.RunListener;
import org.residuallab.training.TrainingOptions;

/**
 * A cell of a study as it travels to another machine.
 *
 * @param run its name
 * @param iterations mini-batches in all
 * @param plan as {@link PlanText} writes it
 * @param probes what looks into it, by name
 * @param images on which it trains
 * @param runs the folder of all runs where the study was started
 * @param path on which it computes
 * @param threads cores
 * @param interval iterations between checkpoints; 0 for the usual minute
 */
public record CellWork(
    String run,
    int iterations,
    String plan,
    List<String> probes,
    SharedImages images,
    String runs,
    ComputePath path,
    int threads,
    int interval)
    implements Serializable {

  /**
   * A cell to be trained elsewhere.
   *
   * @param engine path and cores
   * @param interval iterations between checkpoints; empty for the usual minute
   */
  public static CellWork of(
      StudyCell cell, SharedImages images, Path runs, EngineSettings engine, OptionalInt interval) {
    RunPlan plan = cell.plan();
    return new CellWork(
        plan.name(),
        plan.recipe().iterations(),
        PlanText.of(plan),
        List.copyOf(cell.probes()),
        images,
        runs.toAbsolutePath().normalize().toString(),
        engine.path(),
        engine.threads(),
        interval.orElse(0));
  }

  /**
   * What is left of a study.
   *
   * @param threads cores of each run; empty for those the study began with, or one
   * @param interval iterations between checkpoints; empty for the usual minute
   * @throws IllegalArgumentException if there are no such threads
   */
  public static List<CellWork> left(
      List<StudyCell> cells,
      SharedImages images,
      Path runs,
      OptionalInt threads,
      OptionalInt interval) {
    int cores = threads.orElseGet(() -> Schedule.begunWith(cells).orElse(1));
    EngineSettings engine = new EngineSettings(EngineSettings.asked().path(), cores);
    return cells.stream()
        .filter(cell -> !cell.isDone())
        .map(cell -> of(cell, images, runs, engine, interval))
        .toList();
  }

  /**
   * Claims the run for this process, which is to have it made.
   *
   * @throws IllegalArgumentException naming the process that has claimed it
   * @throws IOException if that cannot be written down
   */
  public RunClaim claim() throws IOException {
    return RunClaim.take(Path.of(runs), run);
  }

  /**
   * Makes sure that a run that others may be making is this one.
   *
   * @param folder what there is of it
   * @param data its images
   * @throws IllegalArgumentException if it is another of the same name
   * @throws IOException if it cannot be read
   */
  public void requireSame(Path folder, Dataset data) throws IOException {
    Optional<RunRecord> stored = StoredRun.recordIn(folder);
    RunPlan own = PlanText.read(plan);
    List<String> tables =
        TrainingOptions.of(new EngineSettings(path, threads))
            .with(Probes.named(probes, iterations))
            .tables();
    if (stored.isPresent() && own.difference(stored.get(), own.split(data), tables).isPresent()) {
      throw new IllegalArgumentException(
          "the store holds another run of the name %s, of other images or made otherwise; take another folder for --store"
              .formatted(run));
    }
  }

  /**
   * Makes the run, or goes on with it as it began.
   *
   * @param data its images, as this machine has loaded them
   * @param here where on the cluster
   * @param listener sees every iteration
   * @throws IllegalArgumentException if the images do not fit, or another process has the run
   * @throws IOException if the run cannot be stored, or a later attempt has it
   */
  public StoredRun train(Dataset data, Placement here, RunListener listener) throws IOException {
    return train(data, Path.of(runs), RunMirror.NONE, here, listener);
  }

  /**
   * The same in a folder of this machine's own.
   *
   * @param own its folder of runs
   * @param mirror the second place, which others share
   * @throws IllegalArgumentException as above
   * @throws IOException as well
   */
  public StoredRun train(
      Dataset data, Path own, RunMirror mirror, Placement here, RunListener listener)
      throws IOException {
    CheckpointInterval between =
        interval == 0 ? CheckpointInterval.DEFAULT : CheckpointInterval.ofIterations(interval);
    return new CellTraining(PlanText.read(plan), probes)
        .run(
            data,
            own,
            listener,
            TrainingOptions.of(new EngineSettings(path, threads))
                .with(between)
                .at(here)
                .with(mirror));
  }
}
