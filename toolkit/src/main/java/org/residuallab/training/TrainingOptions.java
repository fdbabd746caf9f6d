package org.residuallab.training;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.Placement;
import org.residuallab.run.RunMirror;
import org.residuallab.run.StoredTable;

/**
 * How a run is made, beside what decides its result.
 *
 * @param probes look into the network meanwhile
 * @param interval between checkpoints
 * @param engine the path and the cores on which it computes
 * @param placement where on a cluster; empty on one machine
 * @param mirror keeps what is stored in a second place
 */
public record TrainingOptions(
    List<RunProbe> probes,
    CheckpointInterval interval,
    EngineSettings engine,
    Optional<Placement> placement,
    RunMirror mirror) {

  /**
   * @throws IllegalArgumentException if a probe's file cannot stand in a run's folder, or two
   *     probes have one
   */
  public TrainingOptions {
    probes = List.copyOf(probes);
    probes.forEach(probe -> StoredTable.requireName(probe.file()));
    List<String> files = probes.stream().map(RunProbe::file).toList();
    if (Set.copyOf(files).size() < files.size()) {
      throw new IllegalArgumentException(
          "two of these probes would write one table: " + String.join(", ", files));
    }
  }

  /**
   * No probes, a checkpoint every minute, the engine that this process is told to use.
   *
   * @throws IllegalArgumentException if what it is told makes no sense
   */
  public static TrainingOptions usual() {
    return of(EngineSettings.asked());
  }

  /** The same on that engine, whatever this process is told. */
  public static TrainingOptions of(EngineSettings engine) {
    return new TrainingOptions(
        List.of(), CheckpointInterval.DEFAULT, engine, Optional.empty(), RunMirror.NONE);
  }

  /** The names of the probes' tables, in order. */
  public List<String> tables() {
    return probes.stream().map(RunProbe::file).sorted().toList();
  }

  public TrainingOptions with(List<RunProbe> newProbes) {
    return new TrainingOptions(newProbes, interval, engine, placement, mirror);
  }

  public TrainingOptions with(CheckpointInterval newInterval) {
    return new TrainingOptions(probes, newInterval, engine, placement, mirror);
  }

  public TrainingOptions with(EngineSettings newEngine) {
    return new TrainingOptions(probes, interval, newEngine, placement, mirror);
  }

  /** As part of a cluster's work. */
  public TrainingOptions at(Placement where) {
    return new TrainingOptions(probes, interval, engine, Optional.of(where), mirror);
  }

  /** With what is stored in that second place too. */
  public TrainingOptions with(RunMirror newMirror) {
    return new TrainingOptions(probes, interval, engine, placement, newMirror);
  }
}
