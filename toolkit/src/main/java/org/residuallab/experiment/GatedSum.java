package org.residuallab.experiment;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.model.WeightlessVertex;

/**
 * The sum at the end of a residual block, whose gradient goes back one way only: through the
 * residual layers or past them.
 */
// Deeplearning4j itself overrides a variable-arity method with an array.
@SuppressWarnings("overrides")
final class GatedSum extends WeightlessVertex {

  private static final long serialVersionUID = 1;

  private boolean throughBlock;

  private GatedSum(ComputationGraph graph, GraphVertex sum) {
    super(
        graph,
        sum.getVertexName(),
        sum.getVertexIndex(),
        sum.getInputVertices(),
        sum.getOutputVertices(),
        graph.params().dataType());
  }

  /** Stands in the graph in place of that sum from now on. */
  static GatedSum inPlaceOf(String sum, ComputationGraph graph) {
    GatedSum gated = new GatedSum(graph, graph.getVertex(sum));
    graph.getVertices()[gated.getVertexIndex()] = gated;
    return gated;
  }

  /** Which way the gradient goes. */
  void open(boolean block) {
    this.throughBlock = block;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspace) {
    return workspace.leverageTo(ArrayType.ACTIVATIONS, inputs[0].add(inputs[1]));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspace) {
    INDArray nothing =
        workspace.create(ArrayType.ACTIVATION_GRAD, epsilon.dataType(), epsilon.shape(), 'c');
    nothing.assign(0);
    INDArray all = workspace.dup(ArrayType.ACTIVATION_GRAD, epsilon);
    return new Pair<>(
        null, throughBlock ? new INDArray[] {all, nothing} : new INDArray[] {nothing, all});
  }

  @Override
  public String toString() {
    return "GatedSum(%s)".formatted(getVertexName());
  }
}
