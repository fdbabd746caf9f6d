package org.residuallab.training;

import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.cost.NetworkCost;
import org.residuallab.training.RunRecord.NetworkRecord;

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
    List<Integer> input = network.input();
    Optional<ShortcutOption> shortcuts =
        network.shortcuts().equals("NONE")
            ? Optional.empty()
            : Optional.of(ShortcutOption.of(network.shortcuts()));
    Architecture rebuilt =
        Networks.named(
            network.name(),
            new Variation(
                shortcuts,
                Optional.empty(),
                Optional.of(input.get(input.size() - 1)),
                Optional.of(network.classes())));
    long parameters = NetworkCost.of(rebuilt.network()).total().parameterCount();
    if (parameters != network.parameters()) {
      throw new IllegalArgumentException(
          "the network %s of that run has %,d parameters, the one of that name %,d: it was built by hand, and only its own program can repeat it"
              .formatted(network.name(), network.parameters(), parameters));
    }
    return rebuilt;
  }
}
