package org.residuallab.study;

import org.residuallab.files.WrongField;
import org.residuallab.model.Optimizer;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Recipe;

/**
 * In what a study's recipe departs from the preset's; null where it does not.
 *
 * @param batchSize images of a mini-batch
 * @param learningRate the first one
 * @param weightDecay of the weights
 * @param augment whether to crop and flip at random
 * @param heldOut training images kept back
 * @param evaluations how often the test error is measured
 * @param testImages test images it is measured on
 */
record RecipeChanges(
    Integer batchSize,
    Double learningRate,
    Double weightDecay,
    Boolean augment,
    Integer heldOut,
    Integer evaluations,
    Integer testImages) {

  static final RecipeChanges NONE = new RecipeChanges(null, null, null, null, null, null, null);

  /**
   * @throws WrongField naming what no recipe can have
   */
  RecipeChanges {
    if (learningRate != null && !(learningRate > 0)) {
      throw new WrongField("a learning rate is above 0, not " + learningRate, "learning_rate");
    }
    if (weightDecay != null && !(weightDecay >= 0)) {
      throw new WrongField("a weight decay is 0 or more, not " + weightDecay, "weight_decay");
    }
    recipe(Recipe.PAPER, Optimizer.PAPER, batchSize, augment, heldOut, evaluations, testImages);
  }

  Budget applyTo(Budget budget) {
    Recipe old = budget.recipe();
    Optimizer optimizer =
        new Optimizer(
            or(learningRate, old.optimizer().learningRate()),
            old.optimizer().momentum(),
            or(weightDecay, old.optimizer().weightDecay()));
    Recipe changed = recipe(old, optimizer, batchSize, augment, heldOut, evaluations, testImages);
    return new Budget(budget.preset(), changed);
  }

  private static Recipe recipe(
      Recipe old,
      Optimizer optimizer,
      Integer batchSize,
      Boolean augment,
      Integer heldOut,
      Integer evaluations,
      Integer testImages) {
    return new Recipe(
        or(batchSize, old.batchSize()),
        old.iterations(),
        old.drops(),
        optimizer,
        old.warmUp(),
        or(augment, old.augment()),
        or(heldOut, old.heldOut()),
        or(evaluations, old.evaluations()),
        or(testImages, old.testImages()));
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
