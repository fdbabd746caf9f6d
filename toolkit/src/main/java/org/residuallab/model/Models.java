package org.residuallab.model;

import java.util.LinkedHashSet;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
    return trainable(graph).stream().mapToLong(name -> graph.getParam(name).length()).sum();
  }

  /** The names of all parameters that are learned by gradients, as the graph's table has them. */
  public static Set<String> trainable(ComputationGraph graph) {
    Set<String> names = new LinkedHashSet<>();
    for (Layer layer : graph.getLayers()) {
      for (String key : layer.paramTable().keySet()) {
        Parameter parameter = Parameter.ofKey(key);
        if (parameter.isLearned()) {
          names.add(parameter.of(layer.conf().getLayer().getLayerName()));
        }
      }
    }
    return names;
  }
}
