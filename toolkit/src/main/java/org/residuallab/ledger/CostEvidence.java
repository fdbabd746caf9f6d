package org.residuallab.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.cost.Rounding;

/** What is computed on the records: shapes, counts and costs. */
final class CostEvidence implements Evidence {

  private static final String COUNTED = "counted on the records";

  @Override
  public Optional<Finding> on(Claim claim, Check check) {
    Optional<String> text = TableCell.of(check);
    if (text.isPresent()) {
      return Optional.of(finding(claim.value().equals(text.get()), text.get(), COUNTED));
    }
    if (check instanceof Check.ParameterCount count) {
      return Optional.of(figure(claim, cost(count.network()).total().parameterCount(), COUNTED));
    }
    if (check instanceof Check.MultiplyAdds count) {
      return Optional.of(multiplyAdds(claim, count));
    }
    if (check instanceof Check.Ratio ratio) {
      double value = (double) multiplyAdds(ratio.of()) / multiplyAdds(ratio.to());
      boolean holds = value >= ratio.from() && value <= ratio.until();
      String shown =
          claim.value().endsWith("%")
              ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
              : String.format(Locale.ROOT, "%.3f times", value);
      return Optional.of(finding(holds, shown, "multiply-adds " + COUNTED));
    }
    if (check instanceof Check.SameCost same) {
      List<Cost> totals = same.networks().stream().map(n -> cost(n).total()).toList();
      boolean equal =
          totals.stream().map(Cost::parameterCount).distinct().count() == 1
              && totals.stream().map(Cost::multiplyAdds).distinct().count() == 1;
      return Optional.of(finding(equal, equal ? "none" : "some", COUNTED));
    }
    if (check instanceof Check.CostOrder order) {
      return Optional.of(order(order.rising()));
    }
    return Optional.empty();
  }

  private static Finding multiplyAdds(Claim claim, Check.MultiplyAdds count) {
    NetworkCost cost = cost(count.network());
    long all = cost.total().multiplyAdds();
    if (count.without() == null) {
      return figure(claim, all, COUNTED);
    }
    long part = named(cost, count.without()).multiplyAdds();
    return figure(
        claim,
        all - part,
        String.format(
            Locale.ROOT, "without its %s; %.3f billion with it", count.without(), all / 1e9));
  }

  private static Finding figure(Claim claim, long exact, String basis) {
    String[] printed = claim.value().split(" ", 2);
    int exponent =
        switch (printed[1]) {
          case "billion" -> 9;
          case "million" -> 6;
          default -> throw new IllegalStateException(claim.id() + ": no unit");
        };
    BigDecimal value = BigDecimal.valueOf(exact, exponent);
    Rounding rounding = Rounding.of(value, printed[0]);
    String how =
        switch (rounding) {
          case ROUNDED -> "the paper rounds";
          case CUT_OFF -> "the paper cuts off";
          case OTHER -> "the paper's figure is another";
        };
    return finding(
        rounding != Rounding.OTHER,
        String.format(Locale.ROOT, "%.3f %s", value, printed[1]),
        basis + "; " + how);
  }

  private static Finding order(List<String> rising) {
    List<Long> values = rising.stream().map(name -> cost(name).total().multiplyAdds()).toList();
    boolean holds = true;
    for (int i = 1; i < values.size(); i++) {
      holds &= values.get(i - 1) < values.get(i);
    }
    String shown =
        values.stream()
            .map(value -> String.format(Locale.ROOT, "%.2f", value / 1e9))
            .collect(Collectors.joining(", ", "", " billion"));
    return finding(holds, shown, "multiply-adds " + COUNTED);
  }

  private static Finding finding(boolean holds, String value, String basis) {
    return new Finding(holds ? Status.EXACT : Status.DIFFERS, value, basis);
  }

  private static long multiplyAdds(Check.Subject subject) {
    Variation variation =
        subject.option() == null ? Variation.NONE : Variation.NONE.with(subject.option());
    Architecture architecture = Networks.named(subject.network(), variation);
    NetworkCost cost = NetworkCost.of(architecture.network());
    if (subject.part() == null) {
      return cost.total().multiplyAdds();
    }
    return cost.layers().stream()
        .filter(layer -> layer.name().startsWith(subject.part() + "."))
        .mapToLong(Cost::multiplyAdds)
        .sum();
  }

  private static NetworkCost cost(String network) {
    return NetworkCost.of(Networks.named(network).network());
  }

  private static Cost named(NetworkCost cost, String stage) {
    return cost.stages().stream().filter(s -> s.name().equals(stage)).findFirst().orElseThrow();
  }
}
