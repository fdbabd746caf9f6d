package org.residuallab.model;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Network;

/**
 * Builds trainable models.
 *
 * <pre>{@code
 * var graph = Models.build(Networks.named("resnet-20").network(), 1);
 * System.out.println(Models.trainableParameters(graph));
 * }</pre>
 */
public final class Models {

  // Deeplearning4j keeps the normalisation's running statistics among the parameters.
  private static final Set<String> STATISTICS = Set.of("mean", "var", "log10stdev");

  private Models() {}

  /** A model with the paper's initialisation and optimiser. */
  public static ComputationGraph build(Network network, long seed) {
    return build(network, Optimizer.PAPER, Initialization.HE, seed);
  }

  /**
   * A model of the network. It takes images {@code [N, C, H, W]} and gives class probabilities
   * {@code [N, classes]}; its layers have the names of the network's nodes. Any floats will do;
   * what this toolkit trains on are levels from 0 to 255 less their mean over the training images
   * (section 4.2), as {@link org.residuallab.data.EvaluationBatches} gives them, not levels from 0
   * to 1.
   *
   * @param network the layers
   * @param optimizer how the weights are stepped
   * @param initialization the first weights
   * @param seed decides the first weights, and dropout
   */
  public static ComputationGraph build(
      Network network, Optimizer optimizer, Initialization initialization, long seed) {
    ComputationGraph graph = new ComputationGraph(GraphConfiguration.of(network, optimizer, seed));
    graph.init();
    initialization.apply(graph, seed);
    return graph;
  }

  /**
   * The number of trainable parameters as the paper counts them. Deeplearning4j's own {@code
   * numParams()} adds the normalisation's running means and variances.
   */
  public static long trainableParameters(ComputationGraph graph) {
    return graph.paramTable().entrySet().stream()
        .filter(parameter -> isTrainable(parameter.getKey()))
        .map(Map.Entry::getValue)
        .mapToLong(INDArray::length)
        .sum();
  }

  /** Whether a parameter of that name ({@code stage1.block1.bn1_gamma}) is learned by gradients. */
  public static boolean isTrainable(String parameter) {
    return !STATISTICS.contains(parameter.substring(parameter.lastIndexOf('_') + 1));
  }
}
