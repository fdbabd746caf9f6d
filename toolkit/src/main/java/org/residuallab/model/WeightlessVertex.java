package org.residuallab.model;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vertex of this toolkit in a Deeplearning4j graph: it has no parameters, and masks end at it.
 */
// Deeplearning4j itself overrides a variable-arity method with an array.
@SuppressWarnings("overrides")
public abstract class WeightlessVertex extends BaseGraphVertex {

  private static final long serialVersionUID = 1;

  protected WeightlessVertex(
      ComputationGraph graph,
      String name,
      int index,
      VertexIndices[] inputs,
      VertexIndices[] outputs,
      DataType type) {
    super(graph, name, index, inputs, outputs, type);
  }

  @Override
  public final boolean hasLayer() {
    return false;
  }

  @Override
  public final Layer getLayer() {
    return null;
  }

  @Override
  public final void setBackpropGradientsViewArray(INDArray gradients) {
    if (gradients != null) {
      throw new IllegalArgumentException(getVertexName() + " has no parameters");
    }
  }

  @Override
  public final Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batch) {
    return null;
  }
}
