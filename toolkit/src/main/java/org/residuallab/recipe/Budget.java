package org.residuallab.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.residuallab.model.Precision;

/**
 * How long networks train: a preset, as it is or departed from.
 *
 * <pre>{@code
 * var short600 = Budget.of(Preset.SHORT, OptionalInt.of(600));
 * var plan = RunPlan.of("mine", Networks.named("resnet-20"), short600, 1);
 * }</pre>
 *
 * @param preset decides the sizes of the test and of the synthetic set; null for a recipe that is
 *     nobody's but its author's
 * @param recipe the preset's, or one that departs from it
 */
public record Budget(Preset preset, Recipe recipe) {

  private static final int FEWEST = 30;
  private static final int FEW_IMAGES = 2_000;

  /** A preset as it is. */
  public static Budget of(Preset preset) {
    return new Budget(preset, preset.recipe());
  }

  /**
   * A preset, its schedule scaled to another number of iterations where one is given.
   *
   * @throws IllegalArgumentException if that number is less than one
   */
  public static Budget of(Preset preset, OptionalInt iterations) {
    return new Budget(
        preset,
        iterations.isEmpty() ? preset.recipe() : preset.recipe().scaledTo(iterations.getAsInt()));
  }

  /** This budget in another precision. */
  public Budget with(Precision precision) {
    return new Budget(preset, recipe.with(precision));
  }

  /**
   * A part of this budget, for a look inside: fewer iterations, though 30 at least where this has
   * as many, and a single test at the end, on 2,000 images at most.
   *
   * @param divisor of the iterations: 10 for a tenth
   */
  public Budget part(int divisor) {
    int iterations = recipe.iterations();
    int fewer = Math.min(iterations, Math.max(FEWEST, iterations / divisor));
    return new Budget(
        preset,
        recipe
            .scaledTo(fewer)
            .withSizes(recipe.batchSize(), 1, Math.min(FEW_IMAGES, recipe.testImages())));
  }

  /**
   * As every result shows it: {@code demo}, {@code short, 400 iterations}, {@code short, rate 0.1}:
   * the preset, and in what the recipe departs from it.
   */
  public String name() {
    if (recipe.goesOnFrom() != null) {
      return String.format(
              Locale.ROOT,
              "%s, then to %d iterations at rate %s",
              new Budget(preset, recipe.goesOnFrom()).name(),
              recipe.iterations(),
              recipe.optimizer().learningRate())
          + (recipe.drops().isEmpty() ? "" : ", drops at " + recipe.drops());
    }
    if (preset == null) {
      return recipe.iterations() + " iterations";
    }
    List<String> parts = new ArrayList<>(List.of(preset.toString()));
    if (recipe.iterations() != preset.recipe().iterations()) {
      parts.add(String.format(Locale.ROOT, "%d iterations", recipe.iterations()));
    }
    parts.addAll(departures().words());
    return String.join(", ", parts);
  }

  private Departures departures() {
    return Departures.of(recipe, preset.recipe().scaledTo(recipe.iterations()));
  }

  /** For a file's name: {@code demo}, {@code short-400}, {@code short-400-rate0.05}. */
  public String slug() {
    if (preset == null) {
      return String.format(Locale.ROOT, "%d", recipe.iterations());
    }
    List<String> parts = new ArrayList<>(List.of(preset.toString()));
    if (recipe.iterations() != preset.recipe().iterations()) {
      parts.add(String.format(Locale.ROOT, "%d", recipe.iterations()));
    }
    parts.addAll(departures().slugs());
    return String.join("-", parts);
  }
}
