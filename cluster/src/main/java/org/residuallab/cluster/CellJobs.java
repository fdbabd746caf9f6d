package org.residuallab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.residuallab.run.PlanText;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Cluster.Order;
import org.residuallab.study.StudyCell;

/**
 * The cells of a study as jobs of one task each, so that a job that Spark gives up takes no other
 * with it.
 */
final class CellJobs {

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration SHOW = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Order order;
  private final JavaSparkContext spark;
  private final Grid grid;
  private final Map<StudyCell, JavaFutureAction<List<CellOutcome>>> jobs = new LinkedHashMap<>();
  private boolean all = true;

  CellJobs(Order order, JavaSparkContext spark, Grid grid) {
    this.order = order;
    this.spark = spark;
    this.grid = grid;
  }

  /** Whether all came to their outcome. */
  boolean run() throws IOException {
    for (StudyCell cell : order.cells()) {
      String name = cell.plan().name();
      spark.setJobGroup(name, name, true);
      jobs.put(cell, spark.parallelize(List.of(task(cell)), 1).map(CellTask::train).collectAsync());
    }
    long begun = System.nanoTime();
    long shown = begun;
    boolean told = false;
    try {
      while (!jobs.isEmpty()) {
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        collect();
        long now = System.nanoTime();
        if (now - shown > SHOW.toNanos()) {
          shown = now;
          show();
        }
        if (!told && !grid.hasWorkers() && now - begun > PATIENCE.toNanos()) {
          told = true;
          grid.say(waiting());
        }
      }
      return all;
    } catch (InterruptedException stop) {
      spark.cancelAllJobs();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CellTask task(StudyCell cell) {
    return new CellTask(
        PlanText.of(cell.plan()),
        cell.probes().toArray(String[]::new),
        order.images(),
        order.runs().toAbsolutePath().normalize().toString(),
        order.path(),
        order.threads(),
        order.interval().orElse(0),
        spark.sc().applicationId(),
        order.master());
  }

  private void collect() throws IOException, InterruptedException {
    Iterator<Map.Entry<StudyCell, JavaFutureAction<List<CellOutcome>>>> left =
        jobs.entrySet().iterator();
    while (left.hasNext()) {
      Map.Entry<StudyCell, JavaFutureAction<List<CellOutcome>>> job = left.next();
      if (job.getValue().isDone()) {
        CellOutcome outcome = outcome(job.getValue());
        all &= outcome.done();
        grid.ended(job.getKey().plan().name(), outcome);
        left.remove();
      }
    }
  }

  private CellOutcome outcome(JavaFutureAction<List<CellOutcome>> job)
      throws IOException, InterruptedException {
    try {
      return job.get().get(0);
    } catch (ExecutionException lost) {
      if (spark.sc().isStopped()) {
        throw new IOException(
            "the cluster at %s is gone; the same command goes on".formatted(order.master()), lost);
      }
      String words = String.valueOf(lost.getCause().getMessage());
      return new CellOutcome(false, words.lines().findFirst().orElse(""), "");
    }
  }

  /** How far the runs are is in their folders. */
  private void show() {
    for (String run : grid.running()) {
      Path folder = order.runs().resolve(run);
      try {
        StoredRun now = StoredRun.read(folder);
        grid.iterations(run, now.metrics().size(), now.record().recipe().iterations());
      } catch (IOException | IllegalArgumentException notYet) {
        // It has not written anything so far.
      }
    }
  }

  private String waiting() {
    return "no worker of %s has room so far: a run takes %d of its cores and %s of memory (spark.executor.memory)"
        .formatted(
            order.master(), order.threads(), spark.getConf().get("spark.executor.memory", "1g"));
  }
}
