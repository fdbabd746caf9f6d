package org.residuallab.cluster;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster;
import org.residuallab.study.GridListener;

/** Apache Spark as a cluster for studies. */
public final class SparkCluster implements Cluster {

  @Override
  public boolean train(Order order, GridListener listener) throws IOException {
    new MasterUrl(order.master()).requireReachable();
    List<String> names = order.work().stream().map(CellWork::run).toList();
    Grid grid = new Grid(names, listener);
    JavaSparkContext spark = open(order);
    try {
      spark.sc().addSparkListener(grid);
      return new CellJobs(order, spark, grid).run();
    } finally {
      // Not on this thread, which may be told again and again to stop.
      CompletableFuture.runAsync(spark::close).join();
      LiveCells.end(); // In this process there are some if the master is local.
    }
  }

  private static JavaSparkContext open(Order order) throws IOException {
    SparkConf settings = SparkSettings.of(order);
    try {
      return new JavaSparkContext(new SparkContext(settings));
    } catch (Exception refused) { // Scala throws checked ones without a word.
      throw refusal(order, refused);
    }
  }

  private static IllegalArgumentException refusal(Order order, Exception refused) {
    String words = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    return new IllegalArgumentException(
        "Spark does not take the master '%s': %s".formatted(order.master(), words), refused);
  }
}
