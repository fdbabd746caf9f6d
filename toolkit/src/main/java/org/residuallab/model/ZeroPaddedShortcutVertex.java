package org.residuallab.model;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The paper's option A where dimensions grow (section 3.3): {@code [N, C, H, W]} to {@code [N,
 * channels, ceil(H / stride), ceil(W / stride)]}. Every stride-th row and column is kept, and
 * channels of zeros are appended. It has no parameters. The paper does not say where the zero
 * channels stand; here they follow the input's.
 */
public final class ZeroPaddedShortcutVertex extends GraphVertex {

  private static final long serialVersionUID = 1;

  private final int stride;
  private final int channels;

  /**
   * @param stride step between the rows and columns that are kept
   * @param channels channels of the output
   */
  public ZeroPaddedShortcutVertex(
      @JsonProperty("stride") int stride, @JsonProperty("channels") int channels) {
    this.stride = stride;
    this.channels = channels;
  }

  /** Step between the rows and columns that are kept. */
  public int getStride() {
    return stride;
  }

  /** Channels of the output. */
  public int getChannels() {
    return channels;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return new ZeroPaddedShortcut(graph, name, index, stride, channels, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    InputType.InputTypeConvolutional in = (InputType.InputTypeConvolutional) inputs[0];
    return InputType.convolutional(
        Math.floorDiv(in.getHeight() + stride - 1, stride),
        Math.floorDiv(in.getWidth() + stride - 1, stride),
        channels,
        in.getFormat());
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(
            null, ZeroPaddedShortcutVertex.class, inputs[0], getOutputType(-1, inputs))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public ZeroPaddedShortcutVertex clone() {
    return new ZeroPaddedShortcutVertex(stride, channels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ZeroPaddedShortcutVertex that
        && stride == that.stride
        && channels == that.channels;
  }

  @Override
  public int hashCode() {
    return 31 * stride + channels;
  }
}
