package org.residuallab.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.Preprocessing;
import org.residuallab.recipe.Evaluations;
import org.residuallab.recipe.Recipe;

/** The errors on images that are not trained on: those held out, and those of the test. */
final class Measurements {

  private final Evaluations when;
  private final Optional<EvaluationBatches> heldOut;
  private final EvaluationBatches test;

  /**
   * @param data after images were held out
   * @param preprocessing that the network is trained with
   */
  Measurements(Recipe recipe, Dataset data, Preprocessing preprocessing) {
    this.when = recipe.whenEvaluated();
    int testImages = Math.min(recipe.testImages(), data.test().size());
    this.test =
        new EvaluationBatches(data.test().range(0, testImages), preprocessing, recipe.batchSize());
    this.heldOut =
        data.heldOut()
            .map(images -> new EvaluationBatches(images, preprocessing, recipe.batchSize()));
  }

  /** The error on the images held out, in percent, where it is due after so many iterations. */
  OptionalDouble validationError(ComputationGraph graph, int done) {
    return heldOut.isPresent() && when.validateAfter(done)
        ? OptionalDouble.of(TestError.percent(graph, heldOut.get()))
        : OptionalDouble.empty();
  }

  /** The error on the test images, in percent, where it is due after so many iterations. */
  OptionalDouble testError(ComputationGraph graph, int done) {
    return when.testAfter(done) ? OptionalDouble.of(testError(graph)) : OptionalDouble.empty();
  }

  /** The error on the test images, in percent. */
  double testError(ComputationGraph graph) {
    return TestError.percent(graph, test);
  }
}
