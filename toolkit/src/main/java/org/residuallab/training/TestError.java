package org.residuallab.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.model.Answers;

/** The top-1 error of a model on images as they are: the paper's single view of section 4.2. */
public final class TestError {

  private TestError() {}

  /** Wrongly classified share of the images, in percent. */
  public static double percent(ComputationGraph graph, EvaluationBatches images) {
    long wrong = 0;
    long seen = 0;
    try (BatchLoader loader = new BatchLoader(images)) {
      while (loader.hasNext()) {
        Batch batch = loader.next();
        wrong += Answers.of(graph.outputSingle(batch.images())).wrong(batch.classes());
        seen += batch.size();
      }
    }
    return 100.0 * wrong / seen;
  }
}
