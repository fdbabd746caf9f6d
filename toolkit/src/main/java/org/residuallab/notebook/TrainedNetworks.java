package org.residuallab.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.run.RunQuery;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Schedule;
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
   * there is none, the network is trained at the preset, with seed 1.
   *
   * @param networks made for these images
   * @param listener of what is trained
   * @return in the networks' order; fewer if the user stopped a training
   * @throws IllegalArgumentException if a file of weights is damaged
   * @throws IOException if a file cannot be read or written
   */
  public static List<StoredModel> of(
      List<Architecture> networks, Dataset images, Settings settings, RunListener listener)
      throws IOException {
    return new TrainedNetworks(
            settings.results(), settings.weights(), settings.runs(), settings.budget())
        .of(networks, images, listener);
  }

  List<StoredModel> of(List<Architecture> networks, Dataset images, RunListener listener)
      throws IOException {
    List<StoredModel> ready = new ArrayList<>();
    List<Architecture> missing = new ArrayList<>();
    for (Architecture network : networks) {
      Optional<StoredModel> shared = shared(network, images);
      shared.ifPresentOrElse(ready::add, () -> missing.add(network));
    }
    if (!missing.isEmpty()) {
      Study study = new Study("trained", missing, List.of(budget), List.of(SEED));
      for (StoredRun run : study.run(images, runs, listener, Schedule.oneByOne())) {
        ready.add(StoredModel.read(run.folder()));
      }
    }
    List<Design> order = networks.stream().map(Design::written).toList();
    ready.sort(Comparator.comparing(model -> order.indexOf(model.network().written())));
    return List.copyOf(ready);
  }

  private Optional<StoredModel> shared(Architecture network, Dataset images) throws IOException {
    List<StoredRun> longestFirst =
        RunQuery.in(results)
            .of(network)
            .where(run -> run.data().fingerprint().equals(images.fingerprint()))
            .list()
            .stream()
            .sorted(
                Comparator.comparing((StoredRun run) -> -run.record().recipe().iterations())
                    .thenComparing(run -> run.record().seed()))
            .toList();
    for (StoredRun run : longestFirst) {
      List<StoredModel> model = OwnWeights.of(List.of(run), weights, runs);
      if (!model.isEmpty()) {
        return Optional.of(model.get(0));
      }
    }
    return Optional.empty();
  }
}
