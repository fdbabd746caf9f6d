package org.residuallab.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/**
 * Pieces of work as jobs of one task each, so that a job that Spark gives up takes no other with
 * it.
 */
final class Jobs<W, R> {

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Under this name Spark keeps what a job was submitted as. */
  private static final String GROUP = "spark.jobGroup.id";

  private final JavaSparkContext spark;
  private final BiFunction<W, String, R> lost;
  private final UnfitWorkers unfit;
  private final Map<W, JavaFutureAction<List<R>>> left = new LinkedHashMap<>();
  private final Map<W, String> names = new HashMap<>();

  /**
   * None so far.
   *
   * @param lost makes an outcome of a piece of work that was given up, for that reason
   * @param notices are told of workers that take no part
   */
  Jobs(JavaSparkContext spark, BiFunction<W, String, R> lost, Consumer<String> notices) {
    this.spark = spark;
    this.lost = lost;
    this.unfit = new UnfitWorkers(notices);
    spark.sc().addSparkListener(unfit);
  }

  /** Under what a job was submitted. */
  static String groupOf(SparkListenerStageSubmitted submitted) {
    return submitted.properties().getProperty(GROUP);
  }

  /**
   * Submits one.
   *
   * @param name of the work, unlike all others
   * @param task what is sent to a worker
   * @param call what is done with it there
   */
  <T> void submit(W work, String name, T task, Function<T, R> call) {
    spark.setJobGroup(name, name, true);
    left.put(work, spark.parallelize(List.of(task), 1).map(call).collectAsync());
    names.put(work, name);
  }

  /**
   * Waits for all of them.
   *
   * @param ended is told what became of each
   * @param notices are told if no worker takes any
   * @throws IOException if the cluster is gone
   */
  void await(BiConsumer<W, R> ended, Consumer<String> notices)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    boolean told = false;
    while (!left.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      collect(ended);
      if (!told && System.nanoTime() - begun > PATIENCE.toNanos() && lacksWorkers()) {
        told = true;
        notices.accept(waiting());
      }
    }
  }

  private void collect(BiConsumer<W, R> ended) throws IOException, InterruptedException {
    Iterator<Map.Entry<W, JavaFutureAction<List<R>>>> each = left.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<W, JavaFutureAction<List<R>>> job = each.next();
      if (job.getValue().isDone()) {
        R outcome = outcome(job.getKey(), job.getValue());
        each.remove();
        ended.accept(job.getKey(), outcome);
      }
    }
  }

  private R outcome(W work, JavaFutureAction<List<R>> job)
      throws IOException, InterruptedException {
    try {
      return job.get().get(0);
    } catch (ExecutionException failure) {
      if (spark.sc().isStopped()) {
        throw new IOException(
            "the cluster at %s is gone; the same command goes on".formatted(spark.master()),
            failure);
      }
      String words = String.valueOf(failure.getCause().getMessage());
      String reason = words.lines().findFirst().orElse("");
      return lost.apply(work, unfit.reason(names.get(work)).orElse(reason));
    }
  }

  /** Spark counts this process as one that executes. */
  private boolean lacksWorkers() {
    return !new MasterUrl(spark.master()).isLocal()
        && spark.sc().statusTracker().getExecutorInfos().length < 2;
  }

  private String waiting() {
    return "no worker of %s has room so far: a task takes %s of its cores and %s of memory (spark.executor.memory)"
        .formatted(
            spark.master(),
            spark.getConf().get("spark.task.cpus"),
            spark.getConf().get("spark.executor.memory", "1g"));
  }
}
