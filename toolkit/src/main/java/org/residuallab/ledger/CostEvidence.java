package org.residuallab.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.BlockPlace;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.cost.Rounding;
import org.residuallab.ledger.ClaimedValue.Figure;
import org.residuallab.ledger.ClaimedValue.Unit;

/** What is computed on the records, beside what the paper says: shapes, counts and costs. */
record CostEvidence(ClaimedValue claimed) implements RecordCheck.Visitor<Finding> {

  private static final String COUNTED = "counted on the records";

  @Override
  public Finding output(RecordCheck.Output check) {
    return cell(TableCell.output(check.networks(), check.part()));
  }

  @Override
  public Finding singleLayer(RecordCheck.SingleLayer check) {
    return cell(TableCell.layer(check.networks(), check.part()));
  }

  @Override
  public Finding blocks(RecordCheck.Blocks check) {
    return cell(TableCell.blocks(check.network(), check.stage()));
  }

  @Override
  public Finding downsampling(RecordCheck.Downsampling check) {
    return cell(TableCell.downsampling(check.networks()));
  }

  @Override
  public Finding lastLayers(RecordCheck.LastLayers check) {
    return cell(TableCell.lastLayers(check.networks()));
  }

  @Override
  public Finding growingShortcuts(RecordCheck.GrowingShortcuts check) {
    return cell(TableCell.growingShortcuts(check.network()));
  }

  @Override
  public Finding moreProjections(RecordCheck.MoreProjections check) {
    long more =
        TableCell.projections(check.network(), check.option())
            - TableCell.projections(check.network(), check.than());
    return cell(String.valueOf(more));
  }

  @Override
  public Finding depth(RecordCheck.Depth check) {
    return cell(String.valueOf(Networks.named(check.network()).depth()));
  }

  @Override
  public Finding parameterCount(RecordCheck.ParameterCount check) {
    return figure(cost(check.network()).total().parameterCount(), COUNTED);
  }

  @Override
  public Finding multiplyAdds(RecordCheck.MultiplyAdds check) {
    NetworkCost cost = cost(check.network());
    long all = cost.total().multiplyAdds();
    if (check.without() == null) {
      return figure(all, COUNTED);
    }
    return figure(
        all - stage(cost, check.without()).multiplyAdds(),
        String.format(
            Locale.ROOT, "without its %s; %.3f billion with it", check.without(), all / 1e9));
  }

  @Override
  public Finding ratio(RecordCheck.Ratio check) {
    boolean size = check.quantity() == RecordCheck.Quantity.PARAMETERS;
    ToLongFunction<Cost> quantity = size ? Cost::parameterCount : Cost::multiplyAdds;
    double value = (double) sum(check.of(), quantity) / sum(check.to(), quantity);
    Unit unit = claimed.figure().map(Figure::unit).orElse(Unit.TIMES);
    return finding(
        value >= check.from() && value <= check.until(),
        unit.print(BigDecimal.valueOf(value), unit == Unit.PERCENT ? 1 : 3),
        (size ? "parameters " : "multiply-adds ") + COUNTED);
  }

  @Override
  public Finding sameCost(RecordCheck.SameCost check) {
    List<Cost> totals = check.networks().stream().map(n -> cost(n).total()).toList();
    boolean equal =
        totals.stream().map(Cost::parameterCount).distinct().count() == 1
            && totals.stream().map(Cost::multiplyAdds).distinct().count() == 1;
    return finding(equal, equal ? "none" : "some", COUNTED);
  }

  @Override
  public Finding costOrder(RecordCheck.CostOrder check) {
    List<Long> values =
        check.rising().stream().map(name -> cost(name).total().multiplyAdds()).toList();
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

  private Finding cell(String ours) {
    return finding(claimed.text().equals(ours), ours, COUNTED);
  }

  private Finding figure(long exact, String basis) {
    Figure printed =
        claimed
            .figure()
            .orElseThrow(
                () -> new IllegalArgumentException("'%s' is no number".formatted(claimed.text())));
    BigDecimal ours = BigDecimal.valueOf(exact);
    Rounding rounding = Rounding.of(printed.unit().in(ours), printed.number());
    String how =
        switch (rounding) {
          case ROUNDED -> "the paper rounds";
          case CUT_OFF -> "the paper cuts off";
          case OTHER -> "the paper's figure is another";
        };
    return finding(rounding != Rounding.OTHER, printed.unit().print(ours, 3), basis + "; " + how);
  }

  private static Finding finding(boolean holds, String value, String basis) {
    return new Finding(holds ? Status.EXACT : Status.DIFFERS, value, basis);
  }

  private static long sum(RecordCheck.Subject subject, ToLongFunction<Cost> quantity) {
    Variation variation =
        subject.option() == null ? Variation.NONE : Variation.NONE.with(subject.option());
    Architecture architecture = Networks.named(subject.network(), variation);
    NetworkCost cost = NetworkCost.of(architecture.network());
    if (subject.part() == null) {
      return quantity.applyAsLong(cost.total());
    }
    return block(architecture.network(), subject.part()).nodes(architecture.network()).stream()
        .mapToLong(node -> quantity.applyAsLong(cost.layer(node.name())))
        .sum();
  }

  private static BlockPlace block(Network network, String part) {
    return BlockPlace.in(network).stream()
        .filter(block -> block.toString().equals(part))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("%s has no block %s".formatted(network.name(), part)));
  }

  private static NetworkCost cost(String network) {
    return NetworkCost.of(Networks.named(network).network());
  }

  private static Cost stage(NetworkCost cost, String stage) {
    return cost.stages().stream().filter(s -> s.name().equals(stage)).findFirst().orElseThrow();
  }
}
