package org.residuallab.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residuallab.ledger.Check.Metric;
import org.residuallab.training.Recipe;
import org.residuallab.training.RunRecord;

/** Whether runs that differ in their network alone come in the order that the paper claims. */
final class ErrorOrders {

  private ErrorOrders() {}

  /** What comparable runs share; a deep network's warm-up may differ, as in the paper. */
  private record Setting(String sha256, Recipe recipe, long seed) {
    static Setting of(RunRecord run) {
      return new Setting(run.data().sha256(), run.recipe().with(Recipe.WarmUp.NONE), run.seed());
    }
  }

  static Optional<Finding> on(Check.ErrorOrder order, List<RunRecord> runs) {
    Map<Setting, Map<String, RunRecord>> groups = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      if (order.rising().contains(run.network().name()) && error(order.metric(), run) != null) {
        groups
            .computeIfAbsent(Setting.of(run), setting -> new LinkedHashMap<>())
            .merge(run.network().name(), run, ErrorOrders::later);
      }
    }
    return groups.values().stream()
        .filter(group -> group.keySet().containsAll(order.rising()))
        .map(group -> order.rising().stream().map(group::get).toList())
        .collect(Collectors.groupingBy(chain -> chain.get(0).recipe().iterations()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByKey())
        .map(longest -> finding(order.metric(), longest.getValue()));
  }

  private static Finding finding(Metric metric, List<List<RunRecord>> chains) {
    List<List<RunRecord>> sorted = new ArrayList<>(chains);
    sorted.sort(Comparator.comparingLong(chain -> chain.get(0).seed()));
    long agreeing = sorted.stream().filter(chain -> rises(metric, chain)).count();
    RunRecord first = sorted.get(0).get(0);
    boolean papers =
        sorted.stream().flatMap(List::stream).allMatch(PaperRuns::underThePapersProtocol);
    Status agreed = papers ? Status.MEASURED : Status.ORDER;
    String values =
        sorted.get(0).stream()
            .map(run -> String.format(Locale.ROOT, "%.1f", error(metric, run)))
            .collect(Collectors.joining(", ", "", " %"));
    return new Finding(
        agreeing == sorted.size() ? agreed : Status.DIFFERS,
        values,
        "%d of %d seeds in this order; %s"
            .formatted(agreeing, sorted.size(), PaperRuns.conditions(first)));
  }

  private static boolean rises(Metric metric, List<RunRecord> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (error(metric, chain.get(i - 1)) >= error(metric, chain.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static RunRecord later(RunRecord one, RunRecord other) {
    return one.provenance().started().compareTo(other.provenance().started()) > 0 ? one : other;
  }

  private static Double error(Metric metric, RunRecord run) {
    return switch (metric) {
      case TRAINING -> run.results().trainingError();
      case TEST -> run.results().testError();
    };
  }
}
