package org.residuallab.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** The workers that can compute nothing, from what Spark tells of their tasks. */
final class UnfitWorkers extends SparkListener {

  private final Consumer<String> notices;
  private final Map<Integer, String> groups = new HashMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /**
   * None so far.
   *
   * @param notices are told of each once
   */
  UnfitWorkers(Consumer<String> notices) {
    this.notices = notices;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    groups.put(submitted.stageInfo().stageId(), Jobs.groupOf(submitted));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExceptionFailure failure
        && failure.exception().isDefined()
        && failure.exception().get() instanceof UnfitWorkerException unfit) {
      reasons.put(groups.get(end.stageId()), unfit.getMessage());
      if (told.add(unfit.getMessage())) {
        notices.accept("a worker takes no part: " + unfit.getMessage());
      }
    } else if (!end.taskInfo().successful()) {
      reasons.remove(groups.get(end.stageId())); // It fell for another reason since.
    }
  }

  /** Why the last worker that was given that job could not do it; empty if it could. */
  synchronized Optional<String> reason(String group) {
    return Optional.ofNullable(reasons.get(group));
  }
}
