package org.residuallab.recipe;

import java.util.OptionalInt;

/**
 * How long networks train: a preset, or a preset with another number of iterations.
 *
 * @param name as every result shows it: {@code demo}, or {@code short, 400 iterations}
 * @param recipe the paper's at this budget
 * @param preset decides the sizes of the test and of the synthetic set
 */
public record Budget(String name, Recipe recipe, Preset preset) {

  private static final int FEWEST = 30;
  private static final int FEW_IMAGES = 2_000;

  /** A preset as it is. */
  public static Budget of(Preset preset) {
    return of(preset, OptionalInt.empty());
  }

  /**
   * A preset, its schedule scaled to another number of iterations where one is given.
   *
   * @throws IllegalArgumentException if that number is less than one
   */
  public static Budget of(Preset preset, OptionalInt iterations) {
    if (iterations.isEmpty()) {
      return new Budget(preset.toString(), preset.recipe(), preset);
    }
    int count = iterations.getAsInt();
    return new Budget(
        preset + ", " + count + " iterations", preset.recipe().scaledTo(count), preset);
  }

  /**
   * A part of this budget, for a look inside: fewer iterations, though 30 at least where this has
   * as many, and a single test at the end, on 2,000 images at most. Where this recipe departs from
   * its preset's, so does the part's.
   *
   * @param divisor of the iterations: 10 for a tenth
   */
  public Budget part(int divisor) {
    int iterations = recipe.iterations();
    int fewer = Math.min(iterations, Math.max(FEWEST, iterations / divisor));
    Budget part = of(preset, OptionalInt.of(fewer));
    Recipe usual = preset.recipe().scaledTo(iterations);
    boolean ownDrops = !recipe.drops().equals(usual.drops());
    boolean ownOptimizer = !recipe.optimizer().equals(usual.optimizer());
    Recipe once =
        new Recipe(
            recipe.batchSize(),
            fewer,
            ownDrops ? recipe.scaledTo(fewer).drops() : part.recipe.drops(),
            ownOptimizer ? recipe.optimizer() : part.recipe.optimizer(),
            recipe.warmUp(),
            recipe.augment(),
            recipe.heldOut(),
            1,
            Math.min(FEW_IMAGES, recipe.testImages()));
    String wholeName = of(preset, OptionalInt.of(iterations)).name;
    String usualName = name.startsWith(wholeName) ? wholeName : preset.toString();
    String departures = name.startsWith(usualName) ? name.substring(usualName.length()) : "";
    return new Budget(part.name + departures, once, preset);
  }

  /** For a file's name: {@code demo}, {@code short-400}. */
  public String slug() {
    return recipe.iterations() == preset.recipe().iterations()
        ? preset.toString()
        : preset + "-" + recipe.iterations();
  }
}
