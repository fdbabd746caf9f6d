package org.residuallab.experiment;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.BatchSource;
import org.residuallab.evaluation.ErrorRate;
import org.residuallab.model.Answers;

/**
 * What a network makes of images in inference mode.
 *
 * @param loss mean cross-entropy, in nats, without weight decay
 * @param error how often the largest probability, of equal ones the first, is not that of the true
 *     class
 */
record LossAndError(double loss, ErrorRate error) {

  static LossAndError of(ComputationGraph graph, BatchSource images) {
    double loss = 0;
    long wrong = 0;
    long seen = 0;
    try (BatchLoader loader = new BatchLoader(images)) {
      while (loader.hasNext()) {
        Batch batch = loader.next();
        Answers answers = Answers.of(graph.outputSingle(batch.images()));
        wrong += answers.wrong(batch.classes());
        loss += answers.loss(batch.classes());
        seen += batch.size();
      }
    }
    return new LossAndError(loss / seen, new ErrorRate(wrong, seen));
  }
}
