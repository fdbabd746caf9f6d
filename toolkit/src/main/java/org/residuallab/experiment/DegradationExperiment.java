package org.residuallab.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Study;
import org.residuallab.training.RunListener;

/**
 * The experiment the paper begins with (Fig. 1 and Fig. 6): a shallow and a deep network, plain and
 * residual, trained alike. Twins of one depth start from the same weights and see the same batches.
 *
 * <pre>{@code
 * var pair = List.of(CifarFamily.plain(8).architecture(), CifarFamily.plain(14).architecture());
 * var runs = new DegradationExperiment(pair, settings.budget(), 1).run(settings.images(), settings.runs(), RunListener.NONE);
 * }</pre>
 *
 * @param networks in the order in which they are trained
 * @param budget of each
 * @param seed of all of them
 */
public record DegradationExperiment(List<Architecture> networks, Budget budget, long seed) {

  public DegradationExperiment {
    networks = List.copyOf(networks);
  }

  /** The paper's 20 and 56 layers, made for those images. */
  public static DegradationExperiment of20And56Layers(Dataset images, Budget budget, long seed) {
    List<Architecture> networks =
        Stream.of("plain-20", "plain-56", "resnet-20", "resnet-56")
            .map(name -> Networks.named(name, images.variation()))
            .toList();
    return new DegradationExperiment(networks, budget, seed);
  }

  /** The experiment as a study of one seed. */
  public Study study() {
    return new Study("degradation", networks, List.of(budget), List.of(seed));
  }

  /**
   * {@link Study#runAll}, one network after the other.
   *
   * @return the runs, in the networks' order; fewer if the user stopped one
   * @throws IllegalArgumentException if another process is at one of them
   */
  public List<StoredRun> run(Dataset data, Path runs, RunListener listener) throws IOException {
    return study().runAll(data, runs, listener);
  }
}
