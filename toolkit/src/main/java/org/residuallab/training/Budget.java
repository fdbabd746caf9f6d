package org.residuallab.training;

import java.util.OptionalInt;

/**
 * How long networks train: a preset, or a preset with another number of iterations.
 *
 * @param name as every result shows it: {@code demo}, or {@code short, 400 iterations}
 * @param recipe the paper's at this budget
 * @param preset decides the sizes of the test and of the synthetic set
 */
public record Budget(String name, Recipe recipe, Preset preset) {

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
        "%s, %d iterations".formatted(preset, count), preset.recipe().scaledTo(count), preset);
  }

  /** For a file's name: {@code demo}, {@code short-400}. */
  public String slug() {
    return recipe.iterations() == preset.recipe().iterations()
        ? preset.toString()
        : preset + "-" + recipe.iterations();
  }
}
