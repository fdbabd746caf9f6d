package org.residuallab.model;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.residuallab.architecture.ZeroChannels;

/** What {@link ZeroPaddedShortcutVertex} computes, in ND4J's operations. */
// Deeplearning4j itself overrides a variable-arity method with an array.
@SuppressWarnings("overrides")
final class ZeroPaddedShortcut extends WeightlessVertex {

  private static final long serialVersionUID = 1;

  private final int stride;
  private final int channels;
  private final ZeroChannels zeros;

  ZeroPaddedShortcut(
      ComputationGraph graph,
      String name,
      int index,
      ZeroPaddedShortcutVertex configuration,
      DataType type) {
    super(graph, name, index, null, null, type);
    this.stride = configuration.getStride();
    this.channels = configuration.getChannels();
    this.zeros = configuration.getZeros();
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspace) {
    INDArray input = inputs[0];
    INDArray output =
        workspace.create(
            ArrayType.ACTIVATIONS,
            input.dataType(),
            new long[] {input.size(0), channels, kept(input.size(2)), kept(input.size(3))},
            'c');
    output.get(all(), inner(input), all(), all()).assign(input.get(kept(input)));
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspace) {
    INDArray input = inputs[0];
    INDArray gradient =
        workspace.create(ArrayType.ACTIVATION_GRAD, epsilon.dataType(), input.shape(), 'c');
    gradient.get(kept(input)).assign(epsilon.get(all(), inner(input), all(), all()));
    return new Pair<>(null, new INDArray[] {gradient});
  }

  private INDArrayIndex[] kept(INDArray input) {
    return new INDArrayIndex[] {
      all(), all(), everyStrideth(input.size(2)), everyStrideth(input.size(3))
    };
  }

  /** Those channels of the output that are the input's. */
  private INDArrayIndex inner(INDArray input) {
    int inputs = Math.toIntExact(input.size(1));
    int before = zeros.before(inputs, channels);
    return interval(before, before + inputs);
  }

  // ND4J refuses an interval whose step is longer than the array.
  private INDArrayIndex everyStrideth(long size) {
    return size < stride ? interval(0, 1) : interval(0, stride, size);
  }

  private long kept(long size) {
    return (size + stride - 1) / stride;
  }

  @Override
  public String toString() {
    return "ZeroPaddedShortcut(%s, stride %d, %d channels)"
        .formatted(getVertexName(), stride, channels);
  }
}
