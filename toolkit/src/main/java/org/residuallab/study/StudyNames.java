package org.residuallab.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.recipe.Budget;
import org.residuallab.training.RunNames;

/** Names of a study's runs, each its own: runs of one name could not go side by side. */
final class StudyNames {

  private final List<Architecture> networks;
  private final Set<String> given = new HashSet<>();

  StudyNames(List<Architecture> networks) {
    this.networks = networks;
  }

  /**
   * The usual name, with what tells networks of that name apart: {@code resnet-20-B-short-seed1}.
   */
  String next(Architecture network, Budget budget, long seed) {
    List<String> variant = new ArrayList<>();
    if (differ(network, Architecture::shortcuts)) {
      variant.add(network.shortcuts().toString());
    }
    if (differ(network, Architecture::placement)) {
      variant.add(network.placement().map(StridePlacement::version).orElse("v0"));
    }
    String name = RunNames.usual(network, variant, budget, seed);
    String own = name;
    for (int n = 2; !given.add(own); n++) {
      own = name + "-" + n;
    }
    return own;
  }

  private boolean differ(Architecture network, Function<Architecture, Object> property) {
    return networks.stream()
            .filter(each -> each.name().equals(network.name()))
            .map(property)
            .distinct()
            .count()
        > 1;
  }
}
