package org.residuallab.study;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.evaluation.Portion;
import org.residuallab.evaluation.Protocol;
import org.residuallab.evaluation.Rung;
import org.residuallab.evaluation.Stretch;
import org.residuallab.run.Placement;
import org.residuallab.run.StoredModel;

/**
 * A portion of an evaluation as it travels to another machine.
 *
 * @param protocol how each network looks
 * @param networks whose probabilities are averaged
 * @param images of which the test images are evaluated
 * @param stretch of these
 * @param path on which it computes
 * @param threads cores
 */
public record EvaluationWork(
    Protocol protocol,
    List<SharedNetwork> networks,
    SharedImages images,
    Stretch stretch,
    ComputePath path,
    int threads)
    implements Serializable {

  /** Images of a task at least. */
  private static final int LENGTH = 512;

  public EvaluationWork {
    networks = List.copyOf(networks);
  }

  /**
   * A rung on all test images, in portions.
   *
   * @param count of test images
   * @param engine path and cores of each
   */
  static List<EvaluationWork> of(Rung rung, SharedImages images, int count, EngineSettings engine) {
    List<SharedNetwork> networks = rung.models().stream().map(SharedNetwork::of).toList();
    return Stretch.cut(count, LENGTH).stream()
        .map(
            stretch ->
                new EvaluationWork(
                    rung.protocol(), networks, images, stretch, engine.path(), engine.threads()))
        .toList();
  }

  /**
   * Measures it.
   *
   * @param data its images, as this machine has loaded them
   * @param here where on the cluster
   * @throws IllegalArgumentException if the networks are others here, or cannot look at the images
   * @throws IOException if a network cannot be read
   */
  public Portion measure(Dataset data, Placement here) throws IOException {
    List<StoredModel> models = new ArrayList<>();
    for (SharedNetwork network : networks) {
      models.add(network.read(data));
    }
    return new Rung(protocol, models)
        .portion(data, stretch, new EngineSettings(path, threads), Optional.of(here));
  }
}
