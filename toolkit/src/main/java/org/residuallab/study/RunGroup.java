package org.residuallab.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.residuallab.architecture.Design;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
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
      return new Key(
          run.network().written(), run.recipe().apartFromEvaluations(), run.data().sha256());
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
    List<List<StoredRun>> all = List.copyOf(groups.values());
    List<String> networks =
        RunLabels.networks(all.stream().map(group -> group.get(0).record()).toList());
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> new RunGroup(networks.get(i), all.get(i).get(0).record().budget(), all.get(i)))
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
    return other.record().beganAfter(one.record()) ? other : one;
  }

  public Sample trainingError() {
    return new Sample(runs.stream().map(run -> run.record().results().trainingError()).toList());
  }

  /** Empty where no images were held out. */
  public Sample validationError() {
    return known(Results::validationError);
  }

  public Sample testError() {
    return known(Results::testError);
  }

  private Sample known(Function<Results, Double> error) {
    return new Sample(
        runs.stream()
            .map(run -> error.apply(run.record().results()))
            .filter(Objects::nonNull)
            .toList());
  }
}
