package org.residuallab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Augmentation;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.MeanImage;
import org.residuallab.data.TrainingBatches;
import org.residuallab.engine.Engine;
import org.residuallab.engine.StopButton;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.GradientProbe;
import org.residuallab.training.TrainingStep;

/**
 * Looks for vanishing and exploding gradients where the textbooks find them, and where the paper
 * does not: in the networks of section 4.2, plain and residual, with and without batch
 * normalisation, from first weights that are as He's, too small and too large.
 *
 * <p>All networks of one depth and gain start from the same weights, and all see the same images.
 *
 * <pre>{@code
 * var experiment = VanishingExperiment.of(List.of(8), 8, 1);
 * var outcomes = experiment.run(settings.images(), arm -> System.out.println(arm));
 * }</pre>
 *
 * @param depths weighted layers, {@code 6n + 2}
 * @param gains factors on the deviation of He initialisation
 * @param batch images of a mini-batch
 * @param steps training steps before the last measurement; 0 measures the first weights alone
 * @param seed decides weights and images
 */
public record VanishingExperiment(
    List<Integer> depths, List<Double> gains, int batch, int steps, long seed) {

  // The rate of small budgets; it matters only if steps are asked for.
  private static final Optimizer OPTIMIZER = new Optimizer(0.02, 0.9, 1e-4);

  /**
   * @throws IllegalArgumentException if there is nothing to measure
   */
  public VanishingExperiment {
    depths = List.copyOf(depths);
    gains = List.copyOf(gains);
    if (depths.isEmpty() || gains.isEmpty() || batch < 1 || steps < 0) {
      throw new IllegalArgumentException(
          "the experiment needs depths, gains and images, and no negative number of steps");
    }
    if (gains.stream().anyMatch(gain -> !(gain > 0))) {
      throw new IllegalArgumentException("a gain is above 0: " + gains);
    }
  }

  /** Half of He's deviation, He's, twice He's. */
  public static VanishingExperiment of(List<Integer> depths, int batch, long seed) {
    return new VanishingExperiment(depths, List.of(0.5, 1.0, 2.0), batch, 0, seed);
  }

  /**
   * One network of the experiment.
   *
   * @param depth weighted layers
   * @param shortcuts NONE is the plain network
   * @param normalization what follows its convolutions
   * @param gain factor on He's deviation
   */
  public record Arm(int depth, ShortcutOption shortcuts, Normalization normalization, double gain) {

    Network network(CifarFamily family) {
      return family.with(shortcuts).architecture().with(normalization).network();
    }
  }

  /**
   * What was measured of one network.
   *
   * @param arm which
   * @param norms of all layers, at iterations 1 to {@code steps + 1}
   */
  public record Outcome(Arm arm, List<GradientNorm> norms) {

    public Outcome {
      norms = List.copyOf(norms);
    }

    /** Those of one iteration, from the input's layer on. */
    public List<GradientNorm> at(int iteration) {
      return norms.stream().filter(norm -> norm.iteration() == iteration).toList();
    }
  }

  /** The arms in order: for each way of building, each gain, each depth. */
  public List<Arm> arms() {
    List<Arm> arms = new ArrayList<>();
    for (Normalization normalization : List.of(Normalization.NONE, Normalization.BATCH)) {
      for (ShortcutOption shortcuts : List.of(ShortcutOption.NONE, ShortcutOption.A)) {
        for (double gain : gains) {
          for (int depth : depths) {
            arms.add(new Arm(depth, shortcuts, normalization, gain));
          }
        }
      }
    }
    return arms;
  }

  /**
   * Measures all arms.
   *
   * @param data whose training images are used
   * @param progress is told of each arm that is done
   */
  public List<Outcome> run(Dataset data, Consumer<Arm> progress) {
    MeanImage mean = MeanImage.of(data.train());
    List<Outcome> outcomes = new ArrayList<>();
    for (Arm arm : arms()) {
      StopButton.check(outcomes.size(), arms().size());
      outcomes.add(new Outcome(arm, measure(arm, data, mean)));
      progress.accept(arm);
    }
    return outcomes;
  }

  private List<GradientNorm> measure(Arm arm, Dataset data, MeanImage mean) {
    CifarFamily family =
        CifarFamily.resnet(arm.depth())
            .withInput(data.train().shape())
            .withClasses(data.train().classNames().size());
    GradientProbe probe = new GradientProbe(1);
    ComputationGraph graph =
        Engine.accelerate(
            Models.build(arm.network(family), OPTIMIZER, new Initialization(arm.gain()), seed));
    graph.addListeners(probe.listener());
    TrainingBatches batches =
        new TrainingBatches(data.train(), mean, batch, seed, Augmentation.NONE);
    TrainingStep step = new TrainingStep(graph);
    try (BatchLoader loader = new BatchLoader(batches)) {
      for (int done = 0; done <= steps; done++) {
        step.take(loader.next());
      }
    } finally {
      graph.close();
    }
    return probe.norms();
  }
}
