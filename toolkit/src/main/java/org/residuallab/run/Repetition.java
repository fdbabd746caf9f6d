package org.residuallab.run;

import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.run.RunRecord.NetworkRecord;

/** A stored run as a plan, to make it again or to go on with it. */
public final class Repetition {

  private Repetition() {}

  /**
   * The plan of which the run was made.
   *
   * @throws IllegalArgumentException if its network cannot be rebuilt from its name, as that of a
   *     network someone built by hand
   */
  public static RunPlan of(RunRecord run) {
    return new RunPlan(
        run.name(), architecture(run.network()), run.recipe(), run.preset(), run.seed());
  }

  private static Architecture architecture(NetworkRecord network) {
    Variation variation =
        Variation.NONE.fitting(network.input().get(network.input().size() - 1), network.classes());
    if (!network.shortcuts().equals(ShortcutOption.NONE.name())) {
      variation = variation.with(ShortcutOption.of(network.shortcuts()));
    }
    Architecture rebuilt = named(network, variation);
    if (!is(network, rebuilt) && rebuilt.placement().isPresent()) {
      rebuilt = named(network, variation.with(StridePlacement.MIDDLE_3X3));
    }
    if (!is(network, rebuilt)) {
      Cost cost = NetworkCost.of(rebuilt.network()).total();
      throw new IllegalArgumentException(
          "the network %s of that run has %,d parameters%s, the one of that name %,d and %,d: it was built by hand, and only its own program can repeat it"
              .formatted(
                  network.name(),
                  network.parameters(),
                  network.multiplyAdds() == null
                      ? ""
                      : " and %,d multiply-adds".formatted(network.multiplyAdds()),
                  cost.parameterCount(),
                  cost.multiplyAdds()));
    }
    return rebuilt;
  }

  private static Architecture named(NetworkRecord network, Variation variation) {
    try {
      return Networks.named(network.name(), variation);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "the network %s of that run is none of the paper's by its name: only the program that built it can repeat it (%s)"
              .formatted(network.name(), unknown.getMessage()),
          unknown);
    }
  }

  private static boolean is(NetworkRecord network, Architecture rebuilt) {
    Cost cost = NetworkCost.of(rebuilt.network()).total();
    return cost.parameterCount() == network.parameters()
        && (network.multiplyAdds() == null || cost.multiplyAdds() == network.multiplyAdds());
  }
}
