package org.residuallab.training;

import java.util.List;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.StoredTable;

/**
 * How a run is made, beside what decides its result.
 *
 * @param probes look into the network meanwhile
 * @param interval between checkpoints
 * @param engine the path and the cores on which it computes
 */
public record TrainingOptions(
    List<RunProbe> probes, CheckpointInterval interval, EngineSettings engine) {

  /**
   * @throws IllegalArgumentException if a probe's file cannot stand in a run's folder
   */
  public TrainingOptions {
    probes = List.copyOf(probes);
    probes.forEach(probe -> StoredTable.requireName(probe.file()));
  }

  /**
   * No probes, a checkpoint every minute, the engine that this process is told to use.
   *
   * @throws IllegalArgumentException if what it is told makes no sense
   */
  public static TrainingOptions usual() {
    return new TrainingOptions(List.of(), CheckpointInterval.DEFAULT, EngineSettings.asked());
  }

  /** The names of the probes' tables, in order. */
  public List<String> tables() {
    return probes.stream().map(RunProbe::file).sorted().toList();
  }

  public TrainingOptions with(List<RunProbe> newProbes) {
    return new TrainingOptions(newProbes, interval, engine);
  }

  public TrainingOptions with(CheckpointInterval newInterval) {
    return new TrainingOptions(probes, newInterval, engine);
  }

  public TrainingOptions with(EngineSettings newEngine) {
    return new TrainingOptions(probes, interval, newEngine);
  }
}
