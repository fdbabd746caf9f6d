package org.residuallab.model;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.DenseForm;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;

/**
 * A trained model in its network's fully convolutional form.
 *
 * <pre>{@code
 * var images = settings.images().train();
 * var batch = new EvaluationBatches(images, MeanImage.of(images), 16).batch(0);
 * var vgg = Miniature.of(Networks.named("vgg-19"), 16, images.shape(), 10).network();
 * var dense = Engine.accelerate(DenseModel.of(Models.build(vgg, 1), vgg)); // takes larger ones too
 * System.out.println(dense.outputSingle(batch.images()));
 * }</pre>
 */
public final class DenseModel {

  private DenseModel() {}

  /**
   * The model of {@link DenseForm}, which takes images {@code [N, C, H, W]} of any height and width
   * that the form takes, and gives class probabilities {@code [N, classes]}: softmax of the scores'
   * mean over all positions. Parameters are copied; but a network that has this form already, as
   * all with global average pooling, is given back as it is.
   *
   * @param trained a model of the network; not changed
   * @throws IllegalArgumentException if a layer of the network has no such form
   */
  public static ComputationGraph of(ComputationGraph trained, Network network) {
    // At its own size every network has its form, and the layers are the same at any.
    Network form = DenseForm.of(network, network.input());
    if (form.equals(network)) {
      return trained;
    }
    ComputationGraph dense =
        new ComputationGraph(
            GraphConfiguration.of(form, Optimizer.PAPER, trained.conf().getSeed()));
    dense.init(Nd4j.createUninitialized(1, trained.numParams()), false);
    List<Layer> from = weighted(trained, network);
    List<Layer> to = weighted(dense, form);
    for (int i = 0; i < from.size(); i++) {
      Map<String, INDArray> parameters = from.get(i).paramTable();
      to.get(i).paramTable().forEach((key, into) -> carry(parameters.get(key), into));
    }
    return dense;
  }

  private static List<Layer> weighted(ComputationGraph graph, Network network) {
    return network.nodes().stream()
        .map(Node::name)
        .map(graph::getLayer)
        .filter(layer -> layer != null && layer.numParams() > 0)
        .toList();
  }

  /** From {@code [in, out]} to {@code [out, C, H, W]}, where that differs; the values are kept. */
  private static void carry(INDArray from, INDArray into) {
    boolean becomesKernel = from.rank() == 2 && into.rank() == 4;
    into.assign(becomesKernel ? from.transpose().dup('c').reshape('c', into.shape()) : from);
  }
}
