package org.residuallab.cost;

/**
 * A kind of arithmetic that a forward pass does, and the unit in which it is counted. A {@link
 * Convention} decides how much one unit of each kind weighs.
 *
 * <pre>{@code
 * var counting = Convention.PAPER.named("with additions").counting(Operation.ADDITION, 1);
 * System.out.println(counting.count(NetworkCost.of(Networks.named("resnet-34").network()).total().operations()));
 * }</pre>
 */
public enum Operation {
  /** One product added to a sum, in a convolution or a fully connected layer. */
  MULTIPLY_ADD("multiply-add"),
  /** One bias added: once for each output value of a layer with biases. */
  BIAS("bias added"),
  /** One value normalised: a multiplication and an addition at inference. */
  NORMALIZATION("normalised value"),
  /** One value through a ReLU. */
  ACTIVATION("value through a ReLU"),
  /** One value of a max pooling's input, however many windows read it. */
  MAX_POOLING("max-pooled value"),
  /** One value averaged by the global pooling. */
  AVERAGE_POOLING("averaged value"),
  /** One value of a shortcut added to its residual. */
  ADDITION("value added to a shortcut");

  private final String unit;

  Operation(String unit) {
    this.unit = unit;
  }

  /** One unit in words. */
  String unit() {
    return unit;
  }
}
