package org.residuallab.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.run.RunQuery;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Study;
import org.residuallab.training.RunListener;
import org.residuallab.weights.OwnWeights;

/**
 * Networks to begin with where training is not the point: those whose weights came with the
 * project, and else ones that are trained now.
 *
 * <pre>{@code
 * var images = settings.images();
 * var networks = List.of(Networks.named("plain-8", images.variation()));
 * var trained = TrainedNetworks.of(networks, images, settings, RunListener.NONE);
 * }</pre>
 */
public final class TrainedNetworks {

  private static final long SEED = 1;

  private final Path results;
  private final Path weights;
  private final Path runs;
  private final Budget budget;

  TrainedNetworks(Path results, Path weights, Path runs, Budget budget) {
    this.results = results;
    this.weights = weights;
    this.runs = runs;
    this.budget = budget;
  }

  /**
   * Of each network the longest run on just these images whose weights came with the project; where
   * there is none, the network is trained at the preset, with seed 1. Several networks are taken
   * from runs of one length, the longest that all of them have, so that what tells them apart is
   * not how long they were trained; of each its own longest only if they have no length in common.
   *
   * @param networks made for these images
   * @param listener of what is trained
   * @return in the networks' order; fewer if the user stopped a training
   * @throws IllegalArgumentException if a file of weights is damaged, a training diverged, or
   *     another process is at it
   * @throws IOException if a file cannot be read or written
   */
  public static List<StoredModel> of(
      List<Architecture> networks, Dataset images, Settings settings, RunListener listener)
      throws IOException {
    return of(settings).of(networks, images, listener);
  }

  private static TrainedNetworks of(Settings settings) {
    return new TrainedNetworks(
        settings.results(), settings.weights(), settings.runs(), settings.budget());
  }

  List<StoredModel> of(List<Architecture> networks, Dataset images, RunListener listener)
      throws IOException {
    Map<Architecture, List<StoredRun>> longestFirst = new LinkedHashMap<>();
    for (Architecture network : networks) {
      longestFirst.put(network, shared(network, images));
    }
    List<StoredRun> chosen = chosen(longestFirst.values());
    List<StoredModel> ready = new ArrayList<>(OwnWeights.of(chosen, weights, runs));
    List<Architecture> missing =
        networks.stream().filter(network -> longestFirst.get(network).isEmpty()).toList();
    if (!missing.isEmpty()) {
      Study study = new Study("trained", missing, List.of(budget), List.of(SEED));
      unlike(missing, chosen).ifPresent(listener::onNotice);
      ready.addAll(of(study, images, listener));
    }
    List<Design> order = networks.stream().map(Design::written).toList();
    ready.sort(Comparator.comparing(model -> order.indexOf(model.network().written())));
    return List.copyOf(ready);
  }

  /**
   * The networks that a study trains, for what needs all of them.
   *
   * @param listener of what is trained
   * @return in the order of its runs; fewer if the user stopped a training
   * @throws IllegalArgumentException if a training diverged, or another process is at it
   * @throws IOException if a run cannot be read or stored
   */
  public static List<StoredModel> of(
      Study study, Dataset images, Settings settings, RunListener listener) throws IOException {
    return of(settings).of(study, images, listener);
  }

  List<StoredModel> of(Study study, Dataset images, RunListener listener) throws IOException {
    List<StoredModel> made = new ArrayList<>();
    for (StoredRun run : study.runAll(images, runs, listener)) {
      run.divergence()
          .ifPresent(
              line -> {
                throw new IllegalArgumentException(line);
              });
      if (run.record().status().isOutcome()) {
        made.add(StoredModel.read(run.folder()));
      }
    }
    return made;
  }

  /** What does not show in their names. */
  private Optional<String> unlike(List<Architecture> missing, List<StoredRun> chosen) {
    IntSummaryStatistics lengths =
        chosen.stream().mapToInt(TrainedNetworks::iterations).summaryStatistics();
    int here = budget.recipe().iterations();
    if (chosen.isEmpty() || (lengths.getMin() == here && lengths.getMax() == here)) {
      return Optional.empty();
    }
    String others =
        lengths.getMin() == lengths.getMax()
            ? String.format(Locale.ROOT, "%,d", lengths.getMax())
            : String.format(Locale.ROOT, "%,d to %,d", lengths.getMin(), lengths.getMax());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "no weights of %s came with the project; iterations here: %,d, of the others: %s",
            missing.stream().map(Architecture::name).collect(Collectors.joining(", ")),
            here,
            others));
  }

  private List<StoredRun> shared(Architecture network, Dataset images) throws IOException {
    List<StoredRun> found = new ArrayList<>();
    for (StoredRun run : RunQuery.in(results).of(network).list()) {
      if (run.record().data().fingerprint().equals(images.fingerprint())
          && OwnWeights.areOf(run, weights, runs)) {
        found.add(run);
      }
    }
    found.sort(
        Comparator.comparing((StoredRun run) -> -iterations(run))
            .thenComparing(run -> run.record().seed()));
    return found;
  }

  private static List<StoredRun> chosen(Collection<List<StoredRun>> longestFirst) {
    List<List<StoredRun>> any = longestFirst.stream().filter(runs -> !runs.isEmpty()).toList();
    OptionalInt common =
        any.stream()
            .flatMapToInt(runs -> runs.stream().mapToInt(TrainedNetworks::iterations))
            .filter(length -> any.stream().allMatch(runs -> first(runs, length).isPresent()))
            .max();
    return any.stream()
        .map(
            runs -> common.isPresent() ? first(runs, common.getAsInt()).orElseThrow() : runs.get(0))
        .toList();
  }

  private static Optional<StoredRun> first(List<StoredRun> runs, int length) {
    return runs.stream().filter(run -> iterations(run) == length).findFirst();
  }

  private static int iterations(StoredRun run) {
    return run.record().recipe().iterations();
  }
}
