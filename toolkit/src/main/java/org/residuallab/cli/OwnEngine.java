package org.residuallab.cli;

import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineDescription;
import org.residuallab.engine.EngineSettings;
import org.residuallab.training.RunHistory;
import org.residuallab.training.RunRecord;

/** On what a stored run is made again, or goes on. */
final class OwnEngine {

  private OwnEngine() {}

  /**
   * The compute path and the threads that it began with, so that its bits stay the same, unless the
   * environment asks for others.
   */
  static EngineSettings of(RunRecord run) {
    EngineSettings asked = EngineSettings.fromEnvironment();
    EngineDescription own = RunHistory.of(run).first().engine();
    boolean path = System.getenv(EngineSettings.ENGINE) != null;
    boolean threads = System.getenv(EngineSettings.THREADS) != null;
    return new EngineSettings(
        path ? asked.path() : ComputePath.named(own.path()),
        threads ? asked.threads() : own.threads());
  }
}
