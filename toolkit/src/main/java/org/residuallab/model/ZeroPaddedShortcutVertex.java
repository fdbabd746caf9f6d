package org.residuallab.model;

import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.residuallab.architecture.ZeroChannels;

/**
 * The paper's option A where dimensions grow (section 3.3): {@code [N, C, H, W]} to {@code [N,
 * channels, ceil(H / stride), ceil(W / stride)]}. Every stride-th row and column is kept, and
 * channels of zeros are added, behind the input's or around them. It has no parameters.
 */
public final class ZeroPaddedShortcutVertex extends GraphVertex {

  private static final long serialVersionUID = 1;

  private final int stride;
  private final int channels;
  private final ZeroChannels zeros;

  /**
   * @param stride step between the rows and columns that are kept
   * @param channels channels of the output
   * @param zeros where the new channels stand; behind the others where a file does not say
   */
  @JsonCreator
  public ZeroPaddedShortcutVertex(
      @JsonProperty("stride") int stride,
      @JsonProperty("channels") int channels,
      @JsonProperty("zeros") ZeroChannels zeros) {
    this.stride = stride;
    this.channels = channels;
    this.zeros = zeros == null ? ZeroChannels.BEHIND : zeros;
  }

  /** With the new channels behind the others. */
  public ZeroPaddedShortcutVertex(int stride, int channels) {
    this(stride, channels, ZeroChannels.BEHIND);
  }

  /** Step between the rows and columns that are kept. */
  public int getStride() {
    return stride;
  }

  /** Channels of the output. */
  public int getChannels() {
    return channels;
  }

  /** Where the new channels stand. */
  public ZeroChannels getZeros() {
    return zeros;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return new ZeroPaddedShortcut(graph, name, index, this, type);
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
    return new ZeroPaddedShortcutVertex(stride, channels, zeros);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ZeroPaddedShortcutVertex that
        && stride == that.stride
        && channels == that.channels
        && zeros == that.zeros;
  }

  @Override
  public int hashCode() {
    return Objects.hash(stride, channels, zeros);
  }
}
