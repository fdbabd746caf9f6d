package org.residuallab.training;

import java.util.Map;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineDescription;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;

/** On what a stored run is made again, or goes on. */
public final class OwnEngine {

  private OwnEngine() {}

  /**
   * The compute path and the threads that a run began with, so that its bits stay the same, unless
   * the environment asks for others.
   *
   * @throws IllegalArgumentException if the environment's settings make no sense
   */
  public static EngineSettings of(RunRecord run) {
    return of(run, EngineSettings.fromEnvironment());
  }

  /**
   * The same.
   *
   * @param asked what the environment asks for where it asks
   */
  public static EngineSettings of(RunRecord run, EngineSettings asked) {
    return of(run, asked, System.getenv());
  }

  public static EngineSettings of(
      RunRecord run, EngineSettings asked, Map<String, String> environment) {
    EngineDescription own = RunHistory.of(run).first().engine();
    boolean path = !environment.getOrDefault(EngineSettings.ENGINE, "").isEmpty();
    boolean threads = !environment.getOrDefault(EngineSettings.THREADS, "").isEmpty();
    return new EngineSettings(
        path ? asked.path() : ComputePath.named(own.path()),
        threads ? asked.threads() : own.threads());
  }
}
