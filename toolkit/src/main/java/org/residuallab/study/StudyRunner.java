package org.residuallab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.residuallab.data.Dataset;
import org.residuallab.data.Fit;
import org.residuallab.data.ScaledCrop;
import org.residuallab.engine.EngineSettings;
import org.residuallab.probe.Probes;
import org.residuallab.run.RunBusyException;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.GuardedListener;
import org.residuallab.training.RunListener;
import org.residuallab.training.RunNames;
import org.residuallab.training.TrainingOptions;

/** Makes the runs of a study, one by one on the caller's thread or side by side. */
final class StudyRunner {

  private final Study study;
  private final Dataset data;
  private final Path runs;
  private final RunListener listener;
  private final Schedule schedule;
  private final Map<Fit, Dataset> fitted = new HashMap<>();

  StudyRunner(Study study, Dataset data, Path runs, RunListener listener, Schedule schedule) {
    this.study = study;
    this.data = data;
    this.runs = runs;
    RunListener guarded = new GuardedListener(listener);
    this.listener = schedule.atOnce() == 1 ? guarded : new OneAtATime(guarded);
    this.schedule = schedule;
  }

  /** All of the study's runs. */
  List<StoredRun> run() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      return List.of(); // Stopped before the first run, of which nothing is left then.
    }
    List<RunPlan> plans = study.plans();
    List<StoredRun> made = schedule.atOnce() == 1 ? oneByOne(plans) : sideBySide(plans);
    return List.copyOf(made);
  }

  private List<StoredRun> oneByOne(List<RunPlan> plans) throws IOException {
    List<StoredRun> made = new ArrayList<>();
    for (RunPlan plan : plans) {
      if (Thread.currentThread().isInterrupted()) { // As the run before this one ended.
        listener.onNotice(
            "stopped before %s; the same again goes on with it".formatted(plan.name()));
        break;
      }
      Optional<StoredRun> run = make(plan);
      run.ifPresent(made::add);
      if (run.isPresent() && !run.get().record().status().isOutcome()) {
        break;
      }
    }
    return made;
  }

  private List<StoredRun> sideBySide(List<RunPlan> plans) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(schedule.atOnce());
    List<Optional<StoredRun>> made =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(plans.size(), Optional.empty())));
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      int place = i;
      futures.add(threads.submit(() -> made.set(place, make(plans.get(place)))));
    }
    boolean interrupted = false;
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      // Each run that goes on ends with a checkpoint; those that wait do not begin.
      threads.shutdownNow();
      interrupted |= awaitEnd(threads);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return made.stream().flatMap(Optional::stream).toList();
  }

  /** What a run threw, as it would have on the caller's own thread. */
  private static IOException failure(Throwable thrown) {
    if (thrown instanceof RuntimeException own) {
      throw own;
    }
    if (thrown instanceof Error own) {
      throw own;
    }
    return thrown instanceof IOException own ? own : new IOException(thrown.getMessage(), thrown);
  }

  /** Whether the wait was interrupted; it ends when the last run has stored itself all the same. */
  private static boolean awaitEnd(ExecutorService threads) {
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  /** The run; nothing where another process is at it. */
  private Optional<StoredRun> make(RunPlan plan) throws IOException {
    int iterations = plan.recipe().iterations();
    Dataset images = fitted(plan);
    TrainingOptions options = TrainingOptions.of(engine());
    RunPlan named =
        RunNames.sameOrFree(
            plan, images, options.with(Probes.named(study.probes(), iterations)), runs);
    try {
      return Optional.of(
          new CellTraining(named, study.probes()).run(images, runs, listener, options));
    } catch (RunBusyException busy) {
      listener.onNotice(busy.getMessage());
      return Optional.empty();
    }
  }

  /** All runs of one crop share its pictures, which are kept in memory. */
  private synchronized Dataset fitted(RunPlan plan) {
    Optional<Fit> crop = Optional.ofNullable(plan.recipe().scaledCrop()).map(ScaledCrop::fit);
    return crop.isEmpty()
        ? data
        : fitted.computeIfAbsent(crop.get(), fit -> plan.recipe().fitted(data));
  }

  private EngineSettings engine() {
    return new EngineSettings(EngineSettings.asked().path(), schedule.threads());
  }
}
