package org.residuallab.training;

import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineDescription;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.setting.Setting;

/** On what a stored run is made again, or goes on. */
public final class OwnEngine {

  private OwnEngine() {}

  /**
   * The compute path and the threads that a run began with, so that its bits stay the same, unless
   * {@link Setting#ENGINE} or {@link Setting#THREADS} asks for others.
   *
   * @throws IllegalArgumentException if these settings make no sense
   */
  public static EngineSettings of(RunRecord run) {
    return of(run, EngineSettings.asked());
  }

  /**
   * The same.
   *
   * @param asked what the settings ask for where they ask
   */
  public static EngineSettings of(RunRecord run, EngineSettings asked) {
    EngineDescription own = RunHistory.of(run).first().engine();
    return new EngineSettings(
        Setting.ENGINE.told().isPresent() ? asked.path() : ComputePath.named(own.path()),
        Setting.THREADS.told().isPresent() ? asked.threads() : own.threads());
  }
}
