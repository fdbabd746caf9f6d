package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   * recipe, seed and images is read instead of made again, one that was cut off goes on; to make
   * one again, remove its folder.
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
      RunPlan plan =
          RunNames.sameOrFree(RunPlan.of(name, network, budget, seed), data, List.of(), runs);
      StoredRun run = Training.run(plan, data, runs, listener);
      done.add(run);
      if (run.record().status() != RunRecord.Status.FINISHED) {
        break;
      }
    }
    return done;
  }
}
