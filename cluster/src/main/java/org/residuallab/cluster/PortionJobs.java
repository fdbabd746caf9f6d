package org.residuallab.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.residuallab.evaluation.Portion;
import org.residuallab.study.EvaluationWork;
import org.residuallab.study.PortionListener;

/** The portions of evaluations as jobs. */
final class PortionJobs {

  private final List<EvaluationWork> work;
  private final PortionListener listener;
  private final Map<Integer, Portion> measured = new TreeMap<>();

  PortionJobs(List<EvaluationWork> work, PortionListener listener) {
    this.work = work;
    this.listener = listener;
  }

  /**
   * Measures all of them.
   *
   * @throws IllegalArgumentException if one cannot be measured
   */
  List<Portion> run(JavaSparkContext spark, String master) throws IOException {
    Jobs<Integer, PortionOutcome> jobs =
        new Jobs<>(spark, (place, reason) -> PortionOutcome.failed(reason), this::say);
    for (int i = 0; i < work.size(); i++) {
      PortionTask task = new PortionTask(work.get(i), spark.sc().applicationId(), master);
      jobs.submit(i, "portion " + i, task, PortionTask::measure);
    }
    try {
      jobs.await(this::ended, this::say);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("the evaluation was stopped", stop);
    }
    return List.copyOf(measured.values());
  }

  private synchronized void say(String line) {
    listener.onNotice(line);
  }

  private synchronized void ended(int place, PortionOutcome outcome) {
    measured.put(place, outcome.orRefuse());
    listener.onImages(
        measured.values().stream().mapToInt(each -> each.images().size()).sum(),
        work.stream().mapToInt(each -> each.stretch().size()).sum());
  }
}
