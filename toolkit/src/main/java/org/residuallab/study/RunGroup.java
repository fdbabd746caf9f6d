package org.residuallab.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * Runs that differ in their seeds alone.
 *
 * @param network its name, with the shortcut option where several were compared
 * @param preset the budget
 * @param runs one a seed
 */
public record RunGroup(String network, String preset, List<StoredRun> runs) {

  /** What runs of one group share: all that decides a result, but for the seed. */
  private record Key(String network, String shortcuts, Object recipe, String data) {

    static Key of(RunRecord run) {
      return new Key(
          run.network().name(), run.network().shortcuts(), run.recipe(), run.data().sha256());
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
                    group.getValue().get(0).record().preset(),
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

  private static String label(Key key, Map<Key, ?> groups) {
    long options =
        groups.keySet().stream()
            .filter(other -> other.network().equals(key.network()))
            .map(Key::shortcuts)
            .distinct()
            .count();
    return options > 1 ? key.network() + " " + key.shortcuts() : key.network();
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
