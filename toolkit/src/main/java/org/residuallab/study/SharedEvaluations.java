package org.residuallab.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Portion;
import org.residuallab.evaluation.Rung;

/**
 * Rungs that the machines of a cluster evaluate together, each a portion of the test images.
 *
 * @param master where, as the cluster's service understands it
 * @param images to be found on each machine
 * @param engine path and cores of each task
 */
public record SharedEvaluations(String master, SharedImages images, EngineSettings engine) {

  /**
   * Evaluates them.
   *
   * @param data the images, as they were found here
   * @param listener is told, by one thread at a time, how far they are
   * @throws IllegalArgumentException if the master is none, or a portion cannot be measured: in a
   *     line, why
   * @throws IOException if the cluster is lost, or its user stopped it
   */
  public List<Evaluation> of(List<Rung> rungs, Dataset data, PortionListener listener)
      throws IOException {
    List<List<EvaluationWork>> byRung =
        rungs.stream()
            .map(rung -> EvaluationWork.of(rung, images, data.test().size(), engine))
            .toList();
    List<EvaluationWork> all = byRung.stream().flatMap(List::stream).toList();
    List<Portion> portions = Cluster.found().evaluate(master, all, listener);
    List<Evaluation> evaluations = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < rungs.size(); i++) {
      int to = from + byRung.get(i).size();
      evaluations.add(rungs.get(i).on(data, portions.subList(from, to)));
      from = to;
    }
    return evaluations;
  }
}
