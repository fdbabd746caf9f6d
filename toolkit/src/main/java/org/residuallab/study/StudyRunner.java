package org.residuallab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.training.RunBusyException;
import org.residuallab.training.RunListener;
import org.residuallab.training.RunNames;
import org.residuallab.training.RunPlan;
import org.residuallab.training.RunRecord.Status;
import org.residuallab.training.StoredRun;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

/** Makes the runs of a study, one by one on the caller's thread or side by side. */
final class StudyRunner {

  private final Dataset data;
  private final Path runs;
  private final RunListener listener;
  private final Schedule schedule;

  StudyRunner(Dataset data, Path runs, RunListener listener, Schedule schedule) {
    this.data = data;
    this.runs = runs;
    this.listener = schedule.atOnce() == 1 ? listener : new OneAtATime(listener);
    this.schedule = schedule;
  }

  List<StoredRun> run(List<RunPlan> plans) throws IOException {
    List<StoredRun> made = schedule.atOnce() == 1 ? oneByOne(plans) : sideBySide(plans);
    return List.copyOf(made);
  }

  private List<StoredRun> oneByOne(List<RunPlan> plans) throws IOException {
    List<StoredRun> made = new ArrayList<>();
    for (RunPlan plan : plans) {
      Optional<StoredRun> run = make(plan);
      run.ifPresent(made::add);
      if (run.isPresent() && run.get().record().status() != Status.FINISHED) {
        break;
      }
    }
    return made;
  }

  private List<StoredRun> sideBySide(List<RunPlan> plans) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(schedule.atOnce());
    List<Future<Optional<StoredRun>>> futures =
        plans.stream().map(plan -> threads.submit(() -> make(plan))).toList();
    List<StoredRun> made = new ArrayList<>();
    try {
      for (Future<Optional<StoredRun>> future : futures) {
        future.get().ifPresent(made::add);
      }
    } catch (InterruptedException e) {
      // Each run that goes on ends with a checkpoint; those that wait do not begin.
      threads.shutdownNow();
      awaitAll(futures, made);
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
      close(threads);
    }
    return made;
  }

  private static void awaitAll(List<Future<Optional<StoredRun>>> futures, List<StoredRun> made) {
    made.clear();
    for (Future<Optional<StoredRun>> future : futures) {
      try {
        if (future.isDone() && !future.isCancelled()) {
          future.get().ifPresent(made::add);
        }
      } catch (InterruptedException | ExecutionException stopped) {
        // It has its checkpoint, or the one before.
      }
    }
  }

  private static void close(ExecutorService threads) {
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run; nothing where another process is at it. */
  private Optional<StoredRun> make(RunPlan plan) throws IOException {
    TrainingOptions options = TrainingOptions.usual();
    RunPlan named = RunNames.sameOrFree(plan, data, options, runs);
    try {
      return Optional.of(Training.run(named, data, runs, listener, options.with(engine())));
    } catch (RunBusyException busy) {
      listener.onNotice(busy.getMessage());
      return Optional.empty();
    }
  }

  private EngineSettings engine() {
    return new EngineSettings(EngineSettings.fromEnvironment().path(), schedule.threads());
  }
}
