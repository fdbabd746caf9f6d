package org.residuallab.experiment;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.BatchSource;
import org.residuallab.evaluation.ErrorRate;

/**
 * What a network makes of images in inference mode.
 *
 * @param loss mean cross-entropy, in nats, without weight decay
 * @param error how often the largest probability is not that of the true class
 */
record LossAndError(double loss, ErrorRate error) {

  static LossAndError of(ComputationGraph graph, BatchSource images) {
    double loss = 0;
    long wrong = 0;
    long seen = 0;
    try (BatchLoader loader = new BatchLoader(images)) {
      while (loader.hasNext()) {
        Batch batch = loader.next();
        int width = images.classNames().size();
        float[] answers = graph.outputSingle(batch.images()).dup('c').data().asFloat();
        for (int row = 0; row < batch.size(); row++) {
          float truth = answers[row * width + batch.classes()[row]];
          // A float's smallest probability stands for all below it.
          loss -= Math.log(Math.max(truth, Float.MIN_VALUE));
          wrong += isLargest(answers, row * width, width, truth) ? 0 : 1;
          seen++;
        }
      }
    }
    return new LossAndError(loss / seen, new ErrorRate(wrong, seen));
  }

  // Of equal ones, any counts; not-a-number is never the largest.
  private static boolean isLargest(float[] answers, int from, int width, float truth) {
    for (int c = 0; c < width; c++) {
      if (!(answers[from + c] <= truth)) {
        return false;
      }
    }
    return true;
  }
}
