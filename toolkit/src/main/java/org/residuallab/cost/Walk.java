package org.residuallab.cost;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.cost.Account.Step;

/** From the paper's count of a network to another one, noting each step that changes a figure. */
final class Walk {

  private Architecture architecture;
  private Cost cost;
  private Convention convention = Convention.PAPER;
  private Count count;
  private final List<Step> steps = new ArrayList<>();

  Walk(Architecture architecture) {
    this.architecture = architecture;
    this.cost = NetworkCost.of(architecture.network()).total();
    this.count = Count.of(cost, convention);
  }

  Count count() {
    return count;
  }

  List<Step> steps() {
    return steps;
  }

  void change(Change change) {
    architecture = change.applyTo(architecture);
    cost = NetworkCost.of(architecture.network()).total();
    note(change.reason());
  }

  void countLike(Convention target) {
    convention = convention.withOmittedBiases(target.omittedBiases());
    note("a bias for each filter before a normalisation, where it has no effect");
    convention = convention.withNormalizationNumbers(target.normalizationNumbers());
    note(
        "%d numbers a normalised channel, not 2: %s"
            .formatted(
                target.normalizationNumbers(),
                target.normalizationNumbers() == 4
                    ? "its running mean and variance"
                    : "its scale and shift left out"));
    for (Operation kind : Operation.values()) {
      int weight = target.weights().getOrDefault(kind, 0);
      convention = convention.counting(kind, weight);
      note("%d for each %s".formatted(weight, kind.unit()));
    }
  }

  private void note(String reason) {
    Count reached = Count.of(cost, convention);
    if (!reached.equals(count)) {
      steps.add(new Step(reason, reached.minus(count)));
      count = reached;
    }
  }
}
