package org.residuallab.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.residuallab.architecture.Design;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * Runs that differ in their seeds alone.
 *
 * @param network its name, with the shortcut option where several were compared
 * @param budget in words
 * @param runs one a seed
 */
public record RunGroup(String network, String budget, List<StoredRun> runs) {

  /** What runs of one group share: all that decides a result, but for the seed. */
  private record Key(Design network, Recipe recipe, String data) {

    static Key of(RunRecord run) {
      return new Key(run.network().written(), run.recipe(), run.data().sha256());
    }
  }

  public RunGroup {
    runs = List.copyOf(runs);
  }

  /** The groups of these runs in the order of their first ones; unfinished runs are left out. */
  public static List<RunGroup> of(List<StoredRun> runs) {
    Map<Key, List<StoredRun>> groups = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> run.record().status() == RunRecord.Status.FINISHED)
        .forEach(
            run -> groups.computeIfAbsent(Key.of(run.record()), key -> new ArrayList<>()).add(run));
    groups.replaceAll((key, same) -> oneOfEachSeed(same));
    return groups.entrySet().stream()
        .map(
            group ->
                new RunGroup(
                    label(group.getKey(), groups),
                    group.getValue().get(0).record().budget(),
                    group.getValue()))
        .toList();
  }

  // A repeated run, or one that lies in two folders, is not another seed.
  private static List<StoredRun> oneOfEachSeed(List<StoredRun> same) {
    Map<Long, StoredRun> latest = new LinkedHashMap<>();
    for (StoredRun run : same) {
      latest.merge(run.record().seed(), run, RunGroup::later);
    }
    return List.copyOf(latest.values());
  }

  private static StoredRun later(StoredRun one, StoredRun other) {
    return other.record().provenance().started().compareTo(one.record().provenance().started()) > 0
        ? other
        : one;
  }

  // A name is enough where it is the only network of that name; else what tells them apart.
  private static String label(Key key, Map<Key, ?> groups) {
    List<Design> namesakes =
        groups.keySet().stream()
            .map(Key::network)
            .filter(other -> other.name().equals(key.network().name()))
            .distinct()
            .toList();
    List<String> parts = new ArrayList<>(List.of(key.network().name()));
    if (differ(namesakes, Design::shortcuts)) {
      parts.add(key.network().shortcuts().name());
    }
    if (differ(namesakes, Design::input)) {
      parts.add(key.network().input().toString());
    }
    String label = String.join(" ", parts);
    List<Design> alike =
        namesakes.stream()
            .filter(other -> other.shortcuts() == key.network().shortcuts())
            .filter(other -> other.input().equals(key.network().input()))
            .toList();
    return alike.size() == 1
        ? label
        : "%s (%d of %d)".formatted(label, alike.indexOf(key.network()) + 1, alike.size());
  }

  private static boolean differ(List<Design> designs, Function<Design, Object> property) {
    return designs.stream().map(property).distinct().count() > 1;
  }

  public Sample trainingError() {
    return new Sample(runs.stream().map(run -> run.record().results().trainingError()).toList());
  }

  public Sample testError() {
    return new Sample(
        runs.stream()
            .map(run -> run.record().results().testError())
            .filter(error -> error != null)
            .toList());
  }
}
