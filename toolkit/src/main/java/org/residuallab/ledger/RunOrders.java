package org.residuallab.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.recipe.Recipe;
import org.residuallab.recipe.WarmUp;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Sample;

/**
 * Whether runs that differ in their network and seed alone come in the order that the paper claims:
 * their means over the seeds, each step clear by the test of {@link Verdict}.
 */
final class RunOrders {

  /** So many show a spread; of settings that have them, that of the most iterations counts. */
  private static final int ENOUGH_SEEDS = 2;

  private RunOrders() {}

  /** What comparable runs share; a deep network's warm-up may differ, as in the paper. */
  private record Setting(String sha256, Recipe recipe) {
    static Setting of(Measured measured) {
      RunRecord run = measured.run();
      return new Setting(run.data().sha256(), run.recipe().with((WarmUp) null));
    }
  }

  /** A run and the number that decides of its place. */
  private record Measured(RunRecord run, double value) {}

  /** The runs of one setting and seed, in the order of the claim. */
  private record Chain(long seed, List<Measured> runs) {}

  /**
   * What the runs say.
   *
   * @param rising networks, that of the smallest number first
   * @param measure the number
   * @param runs of any networks
   * @return nothing if no seed has a run of each network that tells the number
   */
  static Optional<Finding> on(List<String> rising, Measure measure, List<StoredRun> runs) {
    return runs.stream()
        .filter(run -> rising.contains(run.record().network().name()))
        .flatMap(run -> measured(run, measure))
        .collect(Collectors.groupingBy(Setting::of, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(comparable -> chains(rising, comparable))
        .filter(chains -> !chains.isEmpty())
        .max(
            Comparator.<List<Chain>>comparingInt(c -> Math.min(c.size(), ENOUGH_SEEDS))
                .thenComparingInt(c -> c.get(0).runs().get(0).run().recipe().iterations())
                .thenComparingInt(List::size))
        .map(chains -> finding(rising, measure, chains));
  }

  private static Stream<Measured> measured(StoredRun run, Measure measure) {
    return measure.of().apply(run).stream().mapToObj(value -> new Measured(run.record(), value));
  }

  private static List<Chain> chains(List<String> networks, List<Measured> comparable) {
    Map<Long, Map<String, Measured>> bySeed = new TreeMap<>();
    for (Measured each : comparable) {
      bySeed
          .computeIfAbsent(each.run().seed(), seed -> new LinkedHashMap<>())
          .merge(each.run().network().name(), each, RunOrders::later);
    }
    return bySeed.entrySet().stream()
        .filter(seed -> seed.getValue().keySet().containsAll(networks))
        .map(seed -> new Chain(seed.getKey(), networks.stream().map(seed.getValue()::get).toList()))
        .toList();
  }

  private static Finding finding(List<String> rising, Measure measure, List<Chain> chains) {
    List<Measured> all = chains.stream().map(Chain::runs).flatMap(Collection::stream).toList();
    List<RunRecord> runs = all.stream().map(Measured::run).toList();
    List<Sample> samples = rising.stream().map(network -> sample(network, all)).toList();
    Verdict verdict = Verdict.on(samples);
    return new Finding(
        verdict.status(runs.stream().allMatch(PaperRuns::underThePapersProtocol)),
        measure.text(samples),
        measure.basis(verdict.reason(), PaperRuns.conditions(runs.get(0))),
        runs.stream().map(RunRecord::name).toList());
  }

  private static Sample sample(String network, List<Measured> all) {
    return new Sample(
        all.stream()
            .filter(each -> each.run().network().name().equals(network))
            .map(Measured::value)
            .toList());
  }

  private static Measured later(Measured one, Measured other) {
    return one.run().provenance().started().compareTo(other.run().provenance().started()) > 0
        ? one
        : other;
  }
}
