package org.residuallab.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.residuallab.cluster.store.RunStore;
import org.residuallab.evaluation.Portion;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster;
import org.residuallab.study.EvaluationWork;
import org.residuallab.study.GridListener;
import org.residuallab.study.PortionListener;

/** Apache Spark as a cluster for studies and evaluations. */
public final class SparkCluster implements Cluster {

  @Override
  public boolean train(Order order, GridListener listener) throws IOException {
    Grid grid = new Grid(order.work(), listener);
    try (RunClaims claims = new RunClaims()) {
      List<CellWork> ours = ours(order.work(), claims, grid);
      if (ours.isEmpty()) {
        return false;
      }
      Order rest = new Order(order.master(), ours, order.store());
      boolean all = with(order.master(), order.threads(), spark -> train(rest, grid, spark));
      return all && ours.size() == order.work().size();
    }
  }

  /** Before Spark starts, which takes seconds. */
  private static List<CellWork> ours(List<CellWork> work, RunClaims claims, Grid grid) {
    List<CellWork> ours = new ArrayList<>();
    for (CellWork each : work) {
      try {
        claims.take(each);
        ours.add(each);
      } catch (IllegalArgumentException | IOException taken) {
        grid.ended(each.run(), CellOutcome.failed(Reason.of(taken), ""));
      }
    }
    return ours;
  }

  private static boolean train(Order order, Grid grid, JavaSparkContext spark) throws IOException {
    spark.sc().addSparkListener(grid);
    if (order.store().isEmpty()) {
      return new CellJobs(order, spark, grid, Optional.empty()).run();
    }
    RunStore store = RunStore.open(order.store().get(), spark.hadoopConfiguration());
    try (Arrivals arrivals = new Arrivals(store, grid::say)) {
      store.requireWritable();
      return new CellJobs(order, spark, grid, Optional.of(arrivals)).run();
    }
  }

  @Override
  public List<Portion> evaluate(String master, List<EvaluationWork> work, PortionListener listener)
      throws IOException {
    return with(
        master, work.get(0).threads(), spark -> new PortionJobs(work, listener).run(spark, master));
  }

  /** What is done while Spark is at hand. */
  @FunctionalInterface
  private interface Done<T> {
    T by(JavaSparkContext spark) throws IOException;
  }

  private static <T> T with(String master, int threads, Done<T> what) throws IOException {
    new MasterUrl(master).requireReachable();
    JavaSparkContext spark = open(master, threads);
    try {
      return what.by(spark);
    } finally {
      // Not on this thread, which may be told again and again to stop.
      CompletableFuture.runAsync(spark::close).join();
      LiveCells.end(); // In this process there are some if the master is local.
    }
  }

  private static JavaSparkContext open(String master, int threads) throws IOException {
    SparkConf settings = SparkSettings.of(master, threads);
    try {
      return new JavaSparkContext(new SparkContext(settings));
    } catch (Exception refused) { // Scala throws checked ones without a word.
      String words = Reason.root(refused);
      throw new IllegalArgumentException(
          "Spark does not take the master '%s': %s".formatted(master, words), refused);
    }
  }
}
