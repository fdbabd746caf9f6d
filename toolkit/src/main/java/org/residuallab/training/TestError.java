package org.residuallab.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.EvaluationBatches;

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
        wrong += wrong(graph.outputSingle(batch.images()), batch.classes());
        seen += batch.size();
      }
    }
    return 100.0 * wrong / seen;
  }

  /**
   * Rows of {@code [N, classes]} whose largest value is not the true class's, or that have none.
   */
  private static int wrong(INDArray scores, int[] classes) {
    return wrong(scores.dup('c').data().asFloat(), (int) scores.size(1), classes);
  }

  /**
   * Rows whose largest value, of equal ones the first, is not the true class's, or that have a
   * value that is no number.
   *
   * @param values {@code [N, width]}, row by row
   * @param width number of classes
   * @param classes the true ones, {@code N}
   */
  public static int wrong(float[] values, int width, int[] classes) {
    int wrong = 0;
    for (int row = 0; row < classes.length; row++) {
      int best = 0;
      boolean numbers = !Float.isNaN(values[row * width]);
      for (int column = 1; column < width; column++) {
        numbers &= !Float.isNaN(values[row * width + column]);
        if (values[row * width + column] > values[row * width + best]) {
          best = column;
        }
      }
      if (!numbers || best != classes[row]) {
        wrong++;
      }
    }
    return wrong;
  }
}
