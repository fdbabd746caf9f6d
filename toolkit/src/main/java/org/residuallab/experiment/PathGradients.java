package org.residuallab.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.ResidualPaths;
import org.residuallab.architecture.Role;
import org.residuallab.data.Batch;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.engine.StopButton;
import org.residuallab.model.Parameter;
import org.residuallab.run.StoredModel;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;

/**
 * How much gradient arrives at the first layer on paths of each length: through so many residual
 * blocks, and past the others (Veit, Wilber, Belongie, 2016, section 5). The forward pass is the
 * whole network's, in training mode; only the way back is chosen. Nothing is updated.
 *
 * <pre>{@code
 * var plan = RunPlan.of("many-ways", CifarFamily.resnet(8).architecture(), settings.budget(), 1);
 * var model = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var gradients = PathGradients.of(model, settings.images().train().range(0, 8), 2, 1, ProgressListener.NONE);
 * }</pre>
 *
 * @param network through which they lead
 * @param paths how many paths of which length there are
 * @param lengths one for each length, from 0 on
 */
public record PathGradients(Design network, ResidualPaths paths, List<Length> lengths) {

  public PathGradients {
    lengths = List.copyOf(lengths);
  }

  /**
   * The paths of one length.
   *
   * @param length residual blocks that they lead through
   * @param norms L2 norm of the gradient of the first layer's weights, summed over the images, of
   *     each path that was drawn
   */
  public record Length(int length, List<Double> norms) {

    public Length {
      norms = List.copyOf(norms);
    }

    /** The mean over the paths. */
    public double mean() {
      return norms.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
  }

  /**
   * Draws paths and measures them.
   *
   * @param model a residual network
   * @param images one mini-batch, of the network's size and classes
   * @param draws paths of each length; of the shortest and the longest there is one
   * @param seed of the draws
   * @param progress is told of each length that is done
   * @throws IllegalArgumentException if no path is to be drawn, the network has no shortcuts, the
   *     images are others, or the network's file is damaged
   * @throws IOException if it cannot be read
   */
  public static PathGradients of(
      StoredModel model, ImageSet images, int draws, long seed, ProgressListener progress)
      throws IOException {
    if (draws < 1) {
      throw new IllegalArgumentException("1 path or more is drawn of each length, not " + draws);
    }
    Network network = model.network().network();
    ResidualPaths paths = ResidualPaths.of(network);
    if (paths.sums() == 0) {
      throw new IllegalArgumentException(
          network.name() + " has no shortcuts: there is one path through it");
    }
    Batch batch = new EvaluationBatches(images, model.preprocessing(), images.size()).batch(0);
    ComputationGraph graph = model.graph();
    List<GatedSum> sums =
        network.nodes().stream()
            .filter(node -> node.place().role().kind() == Role.Kind.ADDITION)
            .map(node -> GatedSum.inPlaceOf(node.name(), graph))
            .toList();
    String first = firstWeights(network);
    Random random = new Random(seed);
    List<Length> lengths = new ArrayList<>();
    try {
      for (int length = 0; length <= sums.size(); length++) {
        int distinct = length == 0 || length == sums.size() ? 1 : draws;
        List<Double> norms = new ArrayList<>();
        for (int draw = 0; draw < distinct; draw++) {
          StopButton.check(length, sums.size() + 1);
          open(length, sums, random);
          graph.setInputs(batch.images());
          graph.setLabels(batch.labels());
          graph.computeGradientAndScore();
          norms.add(graph.gradient().getGradientFor(first).norm2Number().doubleValue());
        }
        lengths.add(new Length(length, norms));
        progress.at(new ProgressBar(network.name(), length + 1, sums.size() + 1, ""));
      }
    } finally {
      graph.close();
    }
    return new PathGradients(model.network(), paths, lengths);
  }

  private static String firstWeights(Network network) {
    return network.nodes().stream()
        .filter(node -> node.place().role().kind().isWeighted())
        .map(node -> Parameter.WEIGHTS.of(node.name()))
        .findFirst()
        .orElseThrow();
  }

  private static void open(int length, List<GatedSum> sums, Random random) {
    List<GatedSum> drawn = new ArrayList<>(sums);
    Collections.shuffle(drawn, random);
    for (int i = 0; i < drawn.size(); i++) {
      drawn.get(i).open(i < length);
    }
  }

  /**
   * How much the paths of a length together bring to the first layer, as a share of what all do:
   * their mean norm times their number.
   */
  public double contribution(int length) {
    double all = lengths.stream().mapToDouble(this::weight).sum();
    return weight(lengths.get(length)) / all;
  }

  private double weight(Length each) {
    return each.mean() * paths.share(each.length());
  }

  /** The length below which the shortest paths bring less than a twentieth of the gradient. */
  public int shortest() {
    return quantile(0.05);
  }

  /** The length above which the longest ones bring less than a twentieth. */
  public int longest() {
    return quantile(0.95);
  }

  private int quantile(double share) {
    double sum = 0;
    for (Length each : lengths) {
      sum += contribution(each.length());
      if (sum >= share) {
        return each.length();
      }
    }
    return paths.sums();
  }
}
