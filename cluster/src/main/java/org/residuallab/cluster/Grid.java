package org.residuallab.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.residuallab.study.GridListener;
import org.residuallab.study.GridListener.Tally;

/** Where the runs of a study are, from what Spark tells its driver. */
final class Grid extends SparkListener {

  private final GridListener listener;
  private final Map<Integer, String> runs = new HashMap<>();
  private final Set<String> waiting;
  private final Set<String> running = new HashSet<>();
  private final Set<String> begun = new HashSet<>();
  private int done;
  private int failed;

  Grid(List<String> names, GridListener listener) {
    this.waiting = new HashSet<>(names);
    this.listener = listener;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    runs.put(submitted.stageInfo().stageId(), Jobs.groupOf(submitted));
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    String run = runs.get(start.stageId());
    if (waiting.remove(run)) {
      running.add(run);
      listener.onBegin(run, start.taskInfo().host(), !begun.add(run), tally());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    String run = runs.get(end.stageId());
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

  synchronized void iterations(String run, int count, int of) {
    if (running.contains(run)) {
      listener.onIterations(run, count, of);
    }
  }

  synchronized void say(String line) {
    listener.onNotice(line);
  }

  private Tally tally() {
    return new Tally(waiting.size(), running.size(), done, failed);
  }
}
