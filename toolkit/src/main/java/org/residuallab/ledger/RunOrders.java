package org.residuallab.ledger;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.recipe.Recipe;
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
      return new Setting(run.data().sha256(), run.recipe().apartFromWarmUp());
    }
  }

  /** A run and the number that decides of its place. */
  private record Measured(RunRecord run, double value) {}

  /**
   * The runs of one setting.
   *
   * @param networks those of each network, in the order of the claim, of different seeds
   */
  private record Comparison(List<List<Measured>> networks) {

    /** Each network has so many seeds, or more. */
    int seeds() {
      return networks.stream().mapToInt(List::size).min().orElseThrow();
    }

    Stream<RunRecord> runs() {
      return networks.stream().flatMap(List::stream).map(Measured::run);
    }

    int iterations() {
      return runs().findFirst().orElseThrow().recipe().iterations();
    }
  }

  /**
   * What the runs say.
   *
   * @param rising networks, that of the smallest number first
   * @param measure the number
   * @param runs of any networks
   * @return nothing if there are no runs of each network, of one setting, that tell the number
   */
  static Optional<Finding> on(List<String> rising, Measure measure, List<StoredRun> runs) {
    return runs.stream()
        .filter(run -> rising.contains(run.record().network().name()))
        .flatMap(run -> measured(run, measure))
        .collect(Collectors.groupingBy(Setting::of, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(comparable -> comparison(rising, comparable))
        .filter(comparison -> comparison.seeds() > 0)
        .max(
            Comparator.<Comparison>comparingInt(c -> Math.min(c.seeds(), ENOUGH_SEEDS))
                .thenComparingInt(Comparison::iterations)
                .thenComparingInt(Comparison::seeds))
        .map(comparison -> finding(measure, comparison));
  }

  private static Stream<Measured> measured(StoredRun run, Measure measure) {
    return measure.of().apply(run).stream().mapToObj(value -> new Measured(run.record(), value));
  }

  private static Comparison comparison(List<String> networks, List<Measured> comparable) {
    return new Comparison(networks.stream().map(network -> oneASeed(network, comparable)).toList());
  }

  private static List<Measured> oneASeed(String network, List<Measured> comparable) {
    Map<Long, Measured> bySeed = new TreeMap<>();
    for (Measured each : comparable) {
      if (each.run().network().name().equals(network)) {
        bySeed.merge(each.run().seed(), each, RunOrders::later);
      }
    }
    return List.copyOf(bySeed.values());
  }

  private static Finding finding(Measure measure, Comparison comparison) {
    List<RunRecord> runs = comparison.runs().toList();
    List<Sample> samples = comparison.networks().stream().map(RunOrders::sample).toList();
    Verdict verdict = Verdict.on(samples);
    return new Finding(
        verdict.status(runs.stream().allMatch(PaperRuns::underThePapersProtocol)),
        measure.text(samples),
        measure.basis(verdict.reason(), PaperRuns.conditions(runs.get(0))),
        runs.stream().map(RunRecord::name).toList());
  }

  private static Sample sample(List<Measured> runs) {
    return new Sample(runs.stream().map(Measured::value).toList());
  }

  private static Measured later(Measured one, Measured other) {
    return other.run().beganAfter(one.run()) ? other : one;
  }
}
