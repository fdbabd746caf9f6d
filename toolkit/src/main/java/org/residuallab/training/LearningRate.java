package org.residuallab.training;

import java.util.ArrayDeque;
import java.util.Deque;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;

/** The learning rate, iteration by iteration: warm-up, then drops by ten. */
public final class LearningRate {

  /** One mini-batch's error is too noisy to end the warm-up; the mean of the last few is not. */
  private static final int WARM_UP_WINDOW = 10;

  private final Recipe recipe;
  private final Deque<Double> lastErrors = new ArrayDeque<>();
  private boolean warm;

  LearningRate(Recipe recipe) {
    this.recipe = recipe;
    this.warm = recipe.warmUp() == null;
  }

  /** The rate of the iteration after {@code done} iterations. */
  double after(int done) {
    if (!warm) {
      return recipe.warmUp().learningRate();
    }
    int dropped = (int) recipe.drops().stream().filter(drop -> drop <= done).count();
    return recipe.optimizer().learningRate() / Math.pow(10, dropped);
  }

  /** Takes note of an iteration. */
  void observe(Metrics row) {
    observe(row.trainingError() / 100);
  }

  /** Takes note of an iteration's training error, a fraction. */
  void observe(double error) {
    if (warm) {
      return;
    }
    lastErrors.addLast(error);
    if (lastErrors.size() > WARM_UP_WINDOW) {
      lastErrors.removeFirst();
    }
    double mean = lastErrors.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    warm = lastErrors.size() == WARM_UP_WINDOW && mean < recipe.warmUp().untilError();
  }
}
