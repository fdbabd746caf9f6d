package org.residuallab.probe;

import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.Engine;
import org.residuallab.run.ModelFile;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;

/**
 * The network that a run left, or that was imported.
 *
 * <pre>{@code
 * var plan = RunPlan.of("trained", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var graph = TrainedNetwork.of(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE));
 * }</pre>
 */
public final class TrainedNetwork {

  private TrainedNetwork() {}

  /**
   * A run's network with its final parameters, on the fastest path.
   *
   * @throws IllegalArgumentException if the run has none, as one that goes on; or if its file is
   *     damaged, or another run's
   * @throws IOException if it cannot be read
   */
  public static ComputationGraph of(StoredRun run) throws IOException {
    return Engine.accelerate(ModelFile.read(run));
  }

  /**
   * The network that made the fewest errors on the images that the run held out, on the fastest
   * path. The test images had no part in the choice.
   *
   * @throws IllegalArgumentException if the run has none, as one that held no images out or goes
   *     on; or if its file is damaged, or another run's
   * @throws IOException if it cannot be read
   */
  public static ComputationGraph best(StoredRun run) throws IOException {
    return Engine.accelerate(ModelFile.readBest(run));
  }

  /**
   * A stored network, trained here or not, on the fastest path.
   *
   * @throws IllegalArgumentException if its file is damaged, or another network's
   * @throws IOException if it cannot be read
   */
  public static ComputationGraph of(StoredModel model) throws IOException {
    return Engine.accelerate(model.graph());
  }
}
