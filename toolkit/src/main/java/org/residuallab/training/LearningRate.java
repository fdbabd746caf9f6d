package org.residuallab.training;

import java.util.ArrayDeque;
import java.util.Deque;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;

/**
 * The learning rate, iteration by iteration: warm-up, then drops by ten. It follows from the
 * training errors of the iterations before alone, so that a run that goes on has the rates of one
 * that was never cut off. A warm-up that outlasts the first drop, as within a small budget, is not
 * above the schedule: its rate then is the schedule's. Nor does it outlast the run that began it:
 * one that goes on from there does so at the rate it is told.
 */
final class LearningRate {

  private final Recipe recipe;
  private final Deque<Double> lastErrors = new ArrayDeque<>();
  private boolean warm;

  LearningRate(Recipe recipe) {
    this.recipe = recipe;
    this.warm = recipe.warmUp() == null;
  }

  /** The rate of the iteration after {@code done} iterations. */
  double after(int done) {
    double scheduled = recipe.rateAfter(done);
    if (warm || done >= recipe.beginning().iterations()) {
      return scheduled;
    }
    double slow = recipe.warmUp().learningRate();
    return recipe.warmUp().ofEarlierVersion() ? slow : Math.min(slow, scheduled);
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
    int window = recipe.warmUp().window();
    if (lastErrors.size() > window) {
      lastErrors.removeFirst();
    }
    double mean = lastErrors.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    warm = lastErrors.size() == window && mean < recipe.warmUp().untilError();
  }
}
