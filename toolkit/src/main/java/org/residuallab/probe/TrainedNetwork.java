package org.residuallab.probe;

import java.io.IOException;
import java.nio.file.Files;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.residuallab.engine.Engine;
import org.residuallab.run.StoredRun;

/** The network that a run left. */
public final class TrainedNetwork {

  private TrainedNetwork() {}

  /**
   * A run's network with its final parameters, on the fastest path.
   *
   * @throws IllegalArgumentException if the run has none, as one that goes on
   * @throws IOException if it cannot be read
   */
  public static ComputationGraph of(StoredRun run) throws IOException {
    if (!Files.isRegularFile(run.modelFile())) {
      throw new IllegalArgumentException(
          "%s has no trained network: there is no %s"
              .formatted(run.folder(), run.modelFile().getFileName()));
    }
    return Engine.accelerate(ModelSerializer.restoreComputationGraph(run.modelFile().toFile()));
  }
}
