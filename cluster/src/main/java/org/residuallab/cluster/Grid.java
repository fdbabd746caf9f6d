package org.residuallab.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.residuallab.study.CellWork;
import org.residuallab.study.GridListener;
import org.residuallab.study.GridListener.Tally;
import scala.jdk.javaapi.CollectionConverters;

/** Where the runs of a study are, from what Spark tells its driver. */
final class Grid extends SparkListener {

  private final GridListener listener;
  private final Map<Integer, String> stages = new HashMap<>();
  private final Map<String, Integer> iterations = new HashMap<>();
  private final Set<String> waiting;
  private final Set<String> running = new HashSet<>();
  private final Set<String> begun = new HashSet<>();
  private int done;
  private int failed;

  Grid(List<CellWork> work, GridListener listener) {
    work.forEach(each -> iterations.put(each.run(), each.iterations()));
    this.waiting = new HashSet<>(iterations.keySet());
    this.listener = listener;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    stages.put(submitted.stageInfo().stageId(), Jobs.groupOf(submitted));
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    String run = stages.get(start.stageId());
    if (waiting.remove(run)) {
      running.add(run);
      listener.onBegin(run, start.taskInfo().host(), !begun.add(run), tally());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    String run = stages.get(end.stageId());
    // One that ended by itself is told of with its outcome.
    if (!end.taskInfo().successful() && running.remove(run)) {
      waiting.add(run);
    }
  }

  synchronized void ended(String run, CellOutcome outcome) {
    running.remove(run);
    waiting.remove(run);
    outcome.notices().lines().forEach(listener::onNotice);
    if (outcome.done()) {
      done++;
      listener.onDone(run, tally());
    } else {
      failed++;
      listener.onFailed(run, outcome.reason(), tally());
    }
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    for (var task : CollectionConverters.asJava(update.accumUpdates())) {
      for (AccumulableInfo each : CollectionConverters.asJava(task._4())) {
        if (each.update().isDefined() && each.update().get() instanceof CellProgress progress) {
          show(stages.get((Integer) task._2()), progress);
        }
      }
    }
  }

  private void show(String run, CellProgress progress) {
    if (running.contains(run)) {
      listener.onIterations(
          run, progress.iterations(), iterations.get(run), progress.imagesPerSecond());
    }
  }

  synchronized void say(String line) {
    listener.onNotice(line);
  }

  private Tally tally() {
    return new Tally(waiting.size(), running.size(), done, failed);
  }
}
