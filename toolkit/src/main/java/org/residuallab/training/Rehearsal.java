package org.residuallab.training;

import java.time.Duration;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunPlan;

/** The first iterations of a run, for their speed alone. */
public final class Rehearsal {

  /** The first batches pay for the compilation of the network and of Java. */
  private static final int WARM_UP = 5;

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);
  private static final int FEWEST = 4;

  private Rehearsal() {}

  /**
   * Training images a second, tests left out. It takes some seconds.
   *
   * @param whenWarm called when the measurement is about to begin
   */
  public static double imagesPerSecond(
      RunPlan plan, Dataset data, EngineSettings engine, Runnable whenWarm) {
    // No test falls into a rehearsal of a plan that goes on for ever.
    Recipe endless = plan.recipe().scaledTo(Integer.MAX_VALUE / 2);
    RunPlan rehearsed =
        new RunPlan(plan.name(), plan.network(), endless, plan.preset(), plan.seed());
    TrainingOptions options = TrainingOptions.usual().with(engine);
    try (TrainingLoop loop =
        new TrainingLoop(rehearsed, plan.split(data), options, Optional.empty())) {
      for (int i = 0; i < WARM_UP; i++) {
        loop.next();
      }
      whenWarm.run();
      long begun = System.nanoTime();
      int done = 0;
      while (!Thread.currentThread().isInterrupted()
          && (done < FEWEST || System.nanoTime() - begun < LONG_ENOUGH.toNanos())) {
        loop.next();
        done++;
      }
      return done * (double) endless.batchSize() * 1e9 / (System.nanoTime() - begun);
    }
  }
}
