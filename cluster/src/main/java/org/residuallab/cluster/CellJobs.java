package org.residuallab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster.Order;

/** The cells of a study as jobs. */
final class CellJobs {

  private final Order order;
  private final JavaSparkContext spark;
  private final Grid grid;
  private boolean all = true;

  CellJobs(Order order, JavaSparkContext spark, Grid grid) {
    this.order = order;
    this.spark = spark;
    this.grid = grid;
  }

  /** Whether all came to their outcome. */
  boolean run() throws IOException {
    Jobs<CellWork, CellOutcome> jobs =
        new Jobs<>(spark, (work, reason) -> new CellOutcome(false, reason, ""), grid::say);
    for (CellWork work : order.work()) {
      CellTask task = new CellTask(work, spark.sc().applicationId(), order.master());
      jobs.submit(work, work.run(), task, CellTask::train);
    }
    try {
      jobs.await(this::ended, left -> left.forEach(this::show), grid::say);
      return all;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void ended(CellWork work, CellOutcome outcome) {
    all &= outcome.done();
    grid.ended(work.run(), outcome);
  }

  /** How far a run is is in its folder. */
  private void show(CellWork work) {
    Path folder = Path.of(work.runs(), work.run());
    try {
      grid.iterations(work.run(), StoredRun.read(folder).metrics().size(), work.iterations());
    } catch (IOException | IllegalArgumentException notYet) {
      // It has not written anything so far.
    }
  }
}
