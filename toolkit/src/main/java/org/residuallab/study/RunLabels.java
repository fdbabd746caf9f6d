package org.residuallab.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * What to call runs that are shown together: the network, then its shortcut option, its input and
 * its layers, the budget, the images and the seed, but of these only what tells them apart.
 */
public final class RunLabels {

  /**
   * Something that two runs can differ in.
   *
   * @param of a run
   * @param words appended where runs of one label differ in it, of the run and of its ordinal among
   *     them, {@code 1 of 2}
   */
  private record Trait(
      Function<RunRecord, Object> of, BiFunction<RunRecord, String, String> words) {}

  private static final List<Trait> OF_NETWORKS =
      List.of(
          new Trait(
              run -> run.network().shortcuts(), (run, nth) -> " " + run.network().shortcuts()),
          new Trait(run -> run.network().input(), (run, nth) -> " " + run.network().input()),
          new Trait(run -> run.network().written(), (run, nth) -> " (%s)".formatted(nth)));

  private static final List<Trait> OF_GROUPS =
      List.of(
          new Trait(run -> run.network().name(), (run, nth) -> ", " + run.network().name()),
          new Trait(RunRecord::budget, (run, nth) -> ", " + run.budget()),
          new Trait(RunRecord::recipe, (run, nth) -> ", recipe " + nth),
          new Trait(
              run -> run.data().sha256(),
              (run, nth) -> ", " + run.data().source().brief(run.data().fingerprint())));

  private static final List<Trait> OF_RUNS =
      List.of(
          new Trait(RunRecord::seed, (run, nth) -> ", seed " + run.seed()),
          new Trait(RunRecord::name, (run, nth) -> ", run " + run.name()));

  private RunLabels() {}

  /** A label for each of these runs: {@code resnet-20 B, short, 600 iterations, seed 2}. */
  public static List<String> of(List<StoredRun> runs) {
    return marked(runs, ofRecords(runs.stream().map(StoredRun::record).toList()));
  }

  /** A curve that ends early says why. */
  private static List<String> marked(List<StoredRun> runs, List<String> labels) {
    return IntStream.range(0, runs.size())
        .mapToObj(i -> labels.get(i) + divergence(runs.get(i)))
        .toList();
  }

  /** {@code , diverged at iteration 7}, or nothing. */
  public static String divergence(StoredRun run) {
    return run.record().status() == RunRecord.Status.DIVERGED
        ? String.format(Locale.ROOT, ", diverged at iteration %,d", run.metrics().size())
        : "";
  }

  /**
   * What the title of a chart or table of means has to add, because runs that diverged are in no
   * mean: {@code (without plain-20 seed 2, which diverged)} behind a space, or nothing.
   */
  public static String withoutDiverged(List<StoredRun> runs) {
    List<RunRecord> records = runs.stream().map(StoredRun::record).toList();
    if (records.stream().noneMatch(run -> run.status() == RunRecord.Status.DIVERGED)) {
      return "";
    }
    List<String> networks = networks(records);
    return IntStream.range(0, records.size())
        .filter(i -> records.get(i).status() == RunRecord.Status.DIVERGED)
        .mapToObj(i -> networks.get(i) + " seed " + records.get(i).seed())
        .collect(Collectors.joining(", ", " (without ", ", which diverged)"));
  }

  /** The same, where something else than the network comes first. */
  public static List<String> of(List<StoredRun> runs, List<String> first) {
    List<RunRecord> records = runs.stream().map(StoredRun::record).toList();
    return marked(
        runs,
        refined(records, first, List.of(OF_GROUPS.subList(0, 1), OF_NETWORKS, OF_GROUPS, OF_RUNS)));
  }

  /** The same of their records. */
  public static List<String> ofRecords(List<RunRecord> runs) {
    return refined(runs, networks(runs), List.of(OF_GROUPS, OF_RUNS));
  }

  /** A label for each of these groups: all but the seed, {@code resnet-20 B, short}. */
  public static List<String> ofGroups(List<RunGroup> groups) {
    return ofGroups(groups, groups.stream().map(RunGroup::network).toList());
  }

  /** The same, where something else than the network comes first. */
  public static List<String> ofGroups(List<RunGroup> groups, List<String> first) {
    List<RunRecord> runs = groups.stream().map(group -> group.runs().get(0).record()).toList();
    return refined(runs, first, List.of(OF_GROUPS.subList(0, 1), OF_NETWORKS, OF_GROUPS));
  }

  /** A label for the network of each run, by which they are told apart: {@code resnet-20 B}. */
  public static List<String> networks(List<RunRecord> runs) {
    return refined(
        runs, runs.stream().map(run -> run.network().name()).toList(), List.of(OF_NETWORKS));
  }

  private static List<String> refined(
      List<RunRecord> runs, List<String> first, List<List<Trait>> traits) {
    List<String> labels = first;
    for (Trait trait : traits.stream().flatMap(List::stream).toList()) {
      labels = refined(runs, labels, trait);
    }
    return labels;
  }

  private static List<String> refined(List<RunRecord> runs, List<String> labels, Trait trait) {
    if (new HashSet<>(labels).size() == labels.size()) {
      return labels; // Reading out a network's layers takes its time.
    }
    List<Object> values = runs.stream().map(trait.of()).toList();
    Map<String, List<Object>> distinct = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Object> known = distinct.computeIfAbsent(labels.get(i), label -> new ArrayList<>());
      if (!known.contains(values.get(i))) {
        known.add(values.get(i));
      }
    }
    List<String> refined = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Object> known = distinct.get(labels.get(i));
      String nth = (known.indexOf(values.get(i)) + 1) + " of " + known.size();
      refined.add(
          known.size() == 1
              ? labels.get(i)
              : labels.get(i) + trait.words().apply(runs.get(i), nth));
    }
    return refined;
  }
}
