package org.residuallab.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.RunRecord.NetworkRecord;
import org.residuallab.run.RunRecord.Status;

/**
 * A run before it starts.
 *
 * @param name of the run and of its folder
 * @param architecture what to train
 * @param recipe how
 * @param preset the budget's name, as every result shows it
 * @param seed decides first weights, the order of the images and their augmentation
 */
public record RunPlan(
    String name, Architecture architecture, Recipe recipe, String preset, long seed) {

  /**
   * @throws IllegalArgumentException if the name cannot be a folder's
   */
  public RunPlan {
    requireName(name);
  }

  /**
   * @throws IllegalArgumentException if the name cannot be a folder's
   */
  static void requireName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException(
          "'%s' cannot name a run: use letters, digits, '.', '_' and '-'".formatted(name));
    }
  }

  /** A run within a budget, with the warm-up that the paper gives networks of that depth. */
  public static RunPlan of(String name, Architecture architecture, Budget budget, long seed) {
    return new RunPlan(
        name, architecture, budget.recipe().forDepth(architecture.depth()), budget.name(), seed);
  }

  public RunPlan renamed(String newName) {
    return new RunPlan(newName, architecture, recipe, preset, seed);
  }

  public void requireFits(Dataset data) {
    Shape image = data.train().shape();
    int classes = data.train().classNames().size();
    if (!image.equals(architecture.input()) || classes != architecture.head().classes()) {
      throw new IllegalArgumentException(
          "%s takes images of %s and %d classes; these are %s and %d"
              .formatted(
                  architecture.name(),
                  architecture.input(),
                  architecture.head().classes(),
                  image,
                  classes));
    }
  }

  /** The images as this plan uses them. */
  public Dataset split(Dataset dataset) {
    return recipe.heldOut() == 0 ? dataset : dataset.holdOut(recipe.heldOut());
  }

  /**
   * In what a stored run is another than this one, and what to do; empty if it is this one,
   * finished or cut off. Probes change no bit of a run: one with more of them than asked for is
   * this one too.
   *
   * @param data after {@link #split}
   */
  public Optional<String> difference(RunRecord stored, Dataset data, List<String> probes) {
    RunRecord planned = record(data, stored.provenance(), probes);
    List<RunInputs.Difference> differences =
        RunInputs.of(stored).differences(RunInputs.of(planned));
    if (!differences.isEmpty()) {
      return Optional.of(
          differences.stream().allMatch(RunInputs.Difference::isOfImages)
              ? "other images, %s, not %s; name its own with --data FOLDER"
                  .formatted(stored.data().label(), data.label())
              : differences.stream()
                      .map(RunInputs.Difference::toString)
                      .collect(Collectors.joining("; "))
                  + "; choose another name for this one");
    }
    return stored.probes().containsAll(planned.probes())
        ? Optional.empty()
        : Optional.of(
            "probes %s, not %s; choose another name for this one"
                .formatted(stored.probes(), planned.probes()));
  }

  /**
   * Makes sure that a stored run is this one.
   *
   * @throws IllegalArgumentException saying in what the stored run is another than this one
   */
  public void requireSame(RunRecord stored, Dataset data, List<String> probes) {
    difference(stored, data, probes)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException("the run %s has %s".formatted(name, difference));
            });
  }

  /**
   * The record of the run that begins now.
   *
   * @param data after {@link #split}
   */
  public RunRecord record(Dataset data, Provenance provenance, List<String> probes) {
    Network network = architecture.network();
    Cost cost = NetworkCost.of(network).total();
    Shape input = network.input();
    return new RunRecord(
        name,
        Status.RUNNING,
        preset,
        seed,
        new NetworkRecord(
            network.name(),
            architecture.shortcuts().name(),
            List.of(input.channels(), input.height(), input.width()),
            network.classes(),
            cost.parameterCount(),
            cost.multiplyAdds()),
        recipe,
        new DataRecord(
            data.source().label(data.fingerprint()),
            data.fingerprint().sha256(),
            data.train().size(),
            data.test().size()),
        provenance,
        null,
        probes,
        List.of());
  }
}
