package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;

/**
 * The experiment the paper begins with (Fig. 1 and Fig. 6): a shallow and a deep network, plain and
 * residual, trained alike. Twins of one depth start from the same weights and see the same batches.
 *
 * @param networks in the order in which they are trained
 * @param budget of each
 * @param seed of all of them
 */
public record DegradationExperiment(List<Architecture> networks, Budget budget, long seed) {

  public DegradationExperiment {
    networks = List.copyOf(networks);
  }

  /** The paper's 20 and 56 layers. */
  public static DegradationExperiment of20And56Layers(Budget budget, long seed) {
    return new DegradationExperiment(
        List.of(
            Networks.named("plain-20"),
            Networks.named("plain-56"),
            Networks.named("resnet-20"),
            Networks.named("resnet-56")),
        budget,
        seed);
  }

  /**
   * Trains one network after the other and stores their runs. A finished run of the same network,
   * recipe, seed and images is read instead of made again; to make it again, remove its folder.
   *
   * @param data images to train and test on
   * @param runs the folder of all runs
   * @param listener sees every iteration of every network
   * @return the runs, in the networks' order; fewer if the user stopped one
   * @throws IOException if a run cannot be stored
   */
  public List<StoredRun> run(Dataset data, Path runs, RunListener listener) throws IOException {
    List<StoredRun> done = new ArrayList<>();
    for (Architecture network : networks) {
      String name = "%s-%s-seed%d".formatted(network.name(), budget.slug(), seed);
      Optional<StoredRun> stored = finished(runs.resolve(name), network, data);
      stored.ifPresent(listener::onStored);
      RunPlan plan = RunPlan.of(freeName(runs, name), network, budget, seed);
      StoredRun run = stored.isPresent() ? stored.get() : Training.run(plan, data, runs, listener);
      done.add(run);
      if (run.record().status() != RunRecord.Status.FINISHED) {
        break;
      }
    }
    return done;
  }

  private Optional<StoredRun> finished(Path folder, Architecture network, Dataset data)
      throws IOException {
    if (!Files.exists(folder.resolve(StoredRun.RECORD))) {
      return Optional.empty();
    }
    StoredRun run = StoredRun.read(folder);
    RunRecord record = run.record();
    boolean same =
        record.status() == RunRecord.Status.FINISHED
            && record.seed() == seed
            && record.recipe().equals(budget.recipe().forDepth(network.depth()))
            && record.network().name().equals(network.name())
            && record.network().shortcuts().equals(network.shortcuts().name())
            && record.data().sha256().equals(data.fingerprint().sha256());
    return same ? Optional.of(run) : Optional.empty();
  }

  /** The name itself, or with the first number that no run has yet: {@code name-2}. */
  public static String freeName(Path runs, String name) {
    String free = name;
    for (int n = 2; Files.exists(runs.resolve(free)); n++) {
      free = name + "-" + n;
    }
    return free;
  }
}
