package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_weights;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax;

/** What a step of a plan does; a convolution has two gradients. */
public enum Work {
  CONVOLUTION("convolution"),
  CONVOLUTION_BY_INPUT("convolution, by input"),
  CONVOLUTION_BY_WEIGHTS("convolution, by weights"),
  NORMALIZATION("normalisation"),
  /** A sum or product of two tensors. */
  BINARY("addition"),
  /** A ReLU that no other kernel takes in, or its gradient. */
  ELEMENTWISE("ReLU"),
  POOLING("pooling"),
  DENSE("fully connected"),
  DENSE_BY_INPUT("fully connected, by input"),
  DENSE_BY_WEIGHTS("fully connected, by weights"),
  SOFTMAX("softmax"),
  /** Numbers moved into another layout or precision. */
  REORDER("reorder"),
  /** What oneDNN has no kernel for. */
  JAVA("in Java");

  private final String words;

  Work(String words) {
    this.words = words;
  }

  /** As a table names it. */
  public String words() {
    return words;
  }

  /** Whether it multiplies by weights, which is what multiply-adds count. */
  public boolean multiplies() {
    return switch (this) {
      case CONVOLUTION,
          CONVOLUTION_BY_INPUT,
          CONVOLUTION_BY_WEIGHTS,
          DENSE,
          DENSE_BY_INPUT,
          DENSE_BY_WEIGHTS ->
          true;
      case NORMALIZATION, BINARY, ELEMENTWISE, POOLING, SOFTMAX, REORDER, JAVA -> false;
    };
  }

  /**
   * What oneDNN answers about a kernel.
   *
   * @param primitive its kind, such as {@code dnnl_convolution}
   * @param propagation its way, such as {@code dnnl_backward_data}
   */
  static Work of(int primitive, int propagation) {
    return switch (primitive) {
      case dnnl_convolution ->
          by(propagation, CONVOLUTION, CONVOLUTION_BY_INPUT, CONVOLUTION_BY_WEIGHTS);
      case dnnl_batch_normalization -> NORMALIZATION;
      case dnnl_binary -> BINARY;
      case dnnl_eltwise -> ELEMENTWISE;
      case dnnl_pooling -> POOLING;
      case dnnl_inner_product -> by(propagation, DENSE, DENSE_BY_INPUT, DENSE_BY_WEIGHTS);
      case dnnl_softmax -> SOFTMAX;
      case dnnl_reorder -> REORDER;
      default -> throw new IllegalArgumentException("oneDNN's primitive of kind " + primitive);
    };
  }

  private static Work by(int propagation, Work forwards, Work byInput, Work byWeights) {
    return switch (propagation) {
      case dnnl_backward_data -> byInput;
      case dnnl_backward_weights -> byWeights;
      default -> forwards;
    };
  }
}
