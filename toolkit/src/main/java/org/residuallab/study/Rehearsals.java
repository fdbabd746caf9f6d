package org.residuallab.study;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.RunPlan;
import org.residuallab.training.Rehearsal;

/** The same run several times at once for some seconds, to see what the cores give. */
final class Rehearsals {

  private Rehearsals() {}

  /** Training images a second of all of them together. */
  static double imagesPerSecond(RunPlan plan, Dataset data, Schedule schedule) {
    EngineSettings engine = new EngineSettings(EngineSettings.asked().path(), schedule.threads());
    // Not a barrier: whoever fails before it must not leave the others waiting.
    Phaser together = new Phaser(schedule.atOnce());
    ExecutorService threads = Executors.newFixedThreadPool(schedule.atOnce());
    try {
      List<Future<Double>> speeds = new ArrayList<>();
      for (int i = 0; i < schedule.atOnce(); i++) {
        speeds.add(
            threads.submit(
                () -> {
                  try {
                    return Rehearsal.imagesPerSecond(
                        plan, data, engine, together::arriveAndAwaitAdvance);
                  } finally {
                    together.arriveAndDeregister();
                  }
                }));
      }
      double sum = 0;
      for (Future<Double> speed : speeds) {
        sum += speed.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException usersMistake) {
        throw usersMistake;
      }
      if (e.getCause() instanceof OutOfMemoryError full) {
        throw full;
      }
      if (e.getCause() instanceof UncheckedIOException disk) {
        throw disk;
      }
      throw new IllegalStateException("the rehearsal failed: " + e.getCause().getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
