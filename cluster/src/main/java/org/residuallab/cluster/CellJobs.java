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
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster.Order;

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
  private final Map<CellWork, JavaFutureAction<List<CellOutcome>>> jobs = new LinkedHashMap<>();
  private boolean all = true;

  CellJobs(Order order, JavaSparkContext spark, Grid grid) {
    this.order = order;
    this.spark = spark;
    this.grid = grid;
  }

  /** Whether all came to their outcome. */
  boolean run() throws IOException {
    for (CellWork work : order.work()) {
      spark.setJobGroup(work.run(), work.run(), true);
      CellTask task = new CellTask(work, spark.sc().applicationId(), order.master());
      jobs.put(work, spark.parallelize(List.of(task), 1).map(CellTask::train).collectAsync());
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
        if (!told && now - begun > PATIENCE.toNanos() && lacksWorkers()) {
          told = true;
          grid.say(waiting());
        }
      }
      return all;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void collect() throws IOException, InterruptedException {
    Iterator<Map.Entry<CellWork, JavaFutureAction<List<CellOutcome>>>> left =
        jobs.entrySet().iterator();
    while (left.hasNext()) {
      Map.Entry<CellWork, JavaFutureAction<List<CellOutcome>>> job = left.next();
      if (job.getValue().isDone()) {
        CellOutcome outcome = outcome(job.getValue());
        all &= outcome.done();
        grid.ended(job.getKey().run(), outcome);
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
    for (CellWork work : jobs.keySet()) {
      Path folder = Path.of(work.runs(), work.run());
      try {
        grid.iterations(work.run(), StoredRun.read(folder).metrics().size(), work.iterations());
      } catch (IOException | IllegalArgumentException notYet) {
        // It has not written anything so far.
      }
    }
  }

  /** Spark counts this process as one that executes. */
  private boolean lacksWorkers() {
    return !new MasterUrl(order.master()).isLocal()
        && spark.sc().statusTracker().getExecutorInfos().length < 2;
  }

  private String waiting() {
    return "no worker of %s has room so far: a run takes %d of its cores and %s of memory (spark.executor.memory)"
        .formatted(
            order.master(), order.threads(), spark.getConf().get("spark.executor.memory", "1g"));
  }
}
