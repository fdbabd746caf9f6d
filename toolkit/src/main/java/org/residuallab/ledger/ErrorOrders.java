package org.residuallab.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.residuallab.ledger.Check.Metric;
import org.residuallab.training.Recipe;
import org.residuallab.training.RunRecord;

/**
 * Whether runs that differ in their network and seed alone come in the order that the paper claims:
 * their means over the seeds, each step beyond the spread.
 */
final class ErrorOrders {

  /** Up to so many, more seeds are better evidence than more iterations. */
  private static final int ENOUGH_SEEDS = 3;

  private ErrorOrders() {}

  /** What comparable runs share; a deep network's warm-up may differ, as in the paper. */
  private record Setting(String sha256, Recipe recipe) {
    static Setting of(RunRecord run) {
      return new Setting(run.data().sha256(), run.recipe().with(Recipe.WarmUp.NONE));
    }
  }

  /** The runs of one setting and seed, in the order of the claim. */
  private record Chain(long seed, List<RunRecord> runs) {}

  static Optional<Finding> on(Check.ErrorOrder order, List<RunRecord> runs) {
    return runs.stream()
        .filter(run -> order.rising().contains(run.network().name()))
        .filter(run -> error(order.metric(), run) != null)
        .collect(Collectors.groupingBy(Setting::of, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(comparable -> chains(order.rising(), comparable))
        .filter(chains -> !chains.isEmpty())
        .max(
            Comparator.<List<Chain>>comparingInt(c -> Math.min(c.size(), ENOUGH_SEEDS))
                .thenComparingInt(c -> c.get(0).runs().get(0).recipe().iterations())
                .thenComparingInt(List::size))
        .map(chains -> finding(order, chains));
  }

  private static List<Chain> chains(List<String> networks, List<RunRecord> comparable) {
    Map<Long, Map<String, RunRecord>> bySeed = new TreeMap<>();
    for (RunRecord run : comparable) {
      bySeed
          .computeIfAbsent(run.seed(), seed -> new LinkedHashMap<>())
          .merge(run.network().name(), run, ErrorOrders::later);
    }
    return bySeed.entrySet().stream()
        .filter(seed -> seed.getValue().keySet().containsAll(networks))
        .map(seed -> new Chain(seed.getKey(), networks.stream().map(seed.getValue()::get).toList()))
        .toList();
  }

  private static Finding finding(Check.ErrorOrder order, List<Chain> chains) {
    List<RunRecord> all = chains.stream().map(Chain::runs).flatMap(Collection::stream).toList();
    List<Sample> samples =
        order.rising().stream().map(network -> sample(order.metric(), network, all)).toList();
    boolean papers = all.stream().allMatch(PaperRuns::underThePapersProtocol);
    Verdict verdict = Verdict.on(samples);
    String values =
        samples.stream().map(sample -> sample.text(1)).collect(Collectors.joining(", ", "", " %"));
    return new Finding(
        verdict.status(papers),
        values,
        verdict.reason() + "; " + PaperRuns.conditions(all.get(0)),
        all.stream().map(RunRecord::name).toList());
  }

  private static Sample sample(Metric metric, String network, List<RunRecord> all) {
    return new Sample(
        all.stream()
            .filter(run -> run.network().name().equals(network))
            .map(run -> error(metric, run))
            .toList());
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
