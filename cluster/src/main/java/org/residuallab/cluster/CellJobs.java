package org.residuallab.cluster;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster.Order;

/** The cells of a study as jobs. */
final class CellJobs {

  private final Order order;
  private final JavaSparkContext spark;
  private final Grid grid;
  private final Optional<Arrivals> arrivals;
  private boolean all = true;

  /**
   * @param arrivals from a store; empty where the machines share the folder of runs
   */
  CellJobs(Order order, JavaSparkContext spark, Grid grid, Optional<Arrivals> arrivals) {
    this.order = order;
    this.spark = spark;
    this.grid = grid;
    this.arrivals = arrivals;
  }

  /** Whether all came to their outcome. */
  boolean run() throws IOException {
    Jobs<CellWork, CellOutcome> jobs =
        new Jobs<>(spark, (work, reason) -> CellOutcome.failed(reason, ""), grid::say);
    for (CellWork work : order.work()) {
      if (isOurs(work)) {
        submit(work, jobs);
      }
    }
    try {
      jobs.await(this::ended, grid::say);
      return all;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void submit(CellWork work, Jobs<CellWork, CellOutcome> jobs) {
    CellTask task =
        new CellTask(work, spark.sc().applicationId(), order.master(), order.store().orElse(null));
    LatestProgress progress = new LatestProgress();
    spark.sc().register(progress);
    jobs.submit(work, work.run(), task, each -> each.train(progress));
  }

  private boolean isOurs(CellWork work) {
    try {
      if (arrivals.isPresent()) {
        arrivals.get().expect(work);
      }
      return true;
    } catch (IllegalArgumentException | IOException taken) {
      tell(work, CellOutcome.failed(Reason.of(taken), ""));
      return false;
    }
  }

  private void ended(CellWork work, CellOutcome outcome) {
    try {
      if (outcome.done() && arrivals.isPresent()) {
        arrivals.get().fetch(work, outcome.kept().get(0));
      }
      tell(work, outcome);
    } catch (IllegalArgumentException | IOException lost) {
      tell(work, CellOutcome.failed(Reason.of(lost), outcome.notices()));
    }
  }

  private void tell(CellWork work, CellOutcome outcome) {
    all &= outcome.done();
    grid.ended(work.run(), outcome);
  }
}
