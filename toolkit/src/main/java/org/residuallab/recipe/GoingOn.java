package org.residuallab.recipe;

import java.util.List;

/**
 * To what a run that has finished goes on. Its schedule was made for fewer iterations and is over:
 * what follows is trained at its last rate, unless another is asked for, as in PyTorch and Keras.
 *
 * <pre>{@code
 * var longer = new GoingOn(2 * settings.budget().recipe().iterations(), 0.001, List.of());
 * System.out.println(longer.after(settings.budget().recipe()).drops());
 * }</pre>
 *
 * @param iterations mini-batches in all, those done before among them
 * @param learningRate of those that follow; null for the last one
 * @param drops iterations, counted from the first weights, after which it is divided by ten; empty
 *     for a constant rate
 */
public record GoingOn(int iterations, Double learningRate, List<Integer> drops) {

  /**
   * @throws IllegalArgumentException if no network learns at that rate
   */
  public GoingOn {
    RecipeChanges.requireRate(learningRate);
    drops = List.copyOf(drops);
  }

  /**
   * The recipe of the whole: a network trained by it from first weights on has the same bits as one
   * that went on. Errors are measured as often as before.
   *
   * @throws IllegalArgumentException if there is nothing left to train, or the rate would drop
   *     before or after what there is
   */
  public Recipe after(Recipe before) {
    int begun = before.iterations();
    Recipe.atLeast(
        begun + 1, iterations, "iterations", "%d are too few, " + begun + " are done already");
    Drops.requireWithin(begun, iterations, drops);
    int more = iterations - begun;
    long tests = Math.round((double) before.evaluations() * more / before.ownIterations());
    return new Recipe(
        before.batchSize(),
        iterations,
        drops,
        before.optimizer().with(learningRate == null ? before.rateAfter(begun - 1) : learningRate),
        before.precision(),
        before.warmUp(),
        before.augment(),
        before.scaledCrop(),
        before.heldOut(),
        (int) Math.max(1, Math.min(more, tests)),
        before.testImages(),
        before);
  }
}
