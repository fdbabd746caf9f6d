package org.residuallab.recipe;

import java.util.List;
import org.residuallab.data.ScaledCrop;
import org.residuallab.files.WrongField;
import org.residuallab.model.Optimizer;
import org.residuallab.model.Precision;

/**
 * In what a recipe departs from its preset's; null where it does not.
 *
 * @param batchSize images of a mini-batch
 * @param learningRate the first one
 * @param drops iterations after which the rate is divided by ten; empty for a constant rate
 * @param weightDecay of the weights
 * @param precision in which to train
 * @param augment whether to crop and flip at random
 * @param scaledCrop at varying sizes instead
 * @param heldOut training images kept back
 * @param evaluations how often the validation error, or else the test error, is measured
 * @param testImages test images that are measured on
 */
public record RecipeChanges(
    Integer batchSize,
    Double learningRate,
    List<Integer> drops,
    Double weightDecay,
    Precision precision,
    Boolean augment,
    ScaledCrop scaledCrop,
    Integer heldOut,
    Integer evaluations,
    Integer testImages) {

  public static final RecipeChanges NONE =
      new RecipeChanges(null, null, null, null, null, null, null, null, null, null);

  /**
   * @throws WrongField naming what no recipe can have
   */
  public RecipeChanges {
    requireRate(learningRate);
    if (weightDecay != null && !(weightDecay >= 0 && Double.isFinite(weightDecay))) {
      throw new WrongField("a weight decay is 0 or more, not " + weightDecay, "weight_decay");
    }
    if (drops != null) {
      Drops.requireWithin(0, Integer.MAX_VALUE, drops);
      drops = List.copyOf(drops);
    }
    recipe(
        Recipe.PAPER,
        Recipe.PAPER.drops(),
        Optimizer.PAPER,
        precision,
        batchSize,
        augment,
        scaledCrop,
        heldOut,
        evaluations,
        testImages);
  }

  /**
   * @throws WrongField if the rate, which may be null, is none at which a network learns
   */
  static void requireRate(Double rate) {
    if (rate != null && !(rate > 0 && Double.isFinite(rate))) {
      throw new WrongField("a learning rate is above 0, not " + rate, "learning_rate");
    }
  }

  /**
   * That budget with these changes.
   *
   * @throws WrongField if the rate would drop after the last iteration
   */
  public Budget applyTo(Budget budget) {
    Recipe old = budget.recipe();
    if (drops != null) {
      Drops.requireWithin(0, old.iterations(), drops);
    }
    Optimizer optimizer =
        new Optimizer(
            or(learningRate, old.optimizer().learningRate()),
            old.optimizer().momentum(),
            or(weightDecay, old.optimizer().weightDecay()));
    Recipe changed =
        recipe(
            old,
            or(drops, old.drops()),
            optimizer,
            precision,
            batchSize,
            augment,
            scaledCrop,
            heldOut,
            evaluations,
            testImages);
    return new Budget(budget.preset(), changed);
  }

  private static Recipe recipe(
      Recipe old,
      List<Integer> drops,
      Optimizer optimizer,
      Precision precision,
      Integer batchSize,
      Boolean augment,
      ScaledCrop scaledCrop,
      Integer heldOut,
      Integer evaluations,
      Integer testImages) {
    return new Recipe(
        or(batchSize, old.batchSize()),
        old.iterations(),
        drops,
        optimizer,
        or(precision, old.precision()),
        old.warmUp(),
        or(augment, old.augment()),
        or(scaledCrop, old.scaledCrop()),
        or(heldOut, old.heldOut()),
        or(evaluations, old.evaluations()),
        or(testImages, old.testImages()),
        null);
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
