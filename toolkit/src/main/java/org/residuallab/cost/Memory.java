package org.residuallab.cost;

/**
 * Activation memory for one image in bytes, at four bytes a value. Weights, gradients and a
 * library's scratch space come on top.
 *
 * @param training held from the forward pass until the backward pass: each layer's output. For
 *     several layers, their sum.
 * @param inference held while a layer computes: what it reads, what it writes, and what a later
 *     layer still waits for, such as a shortcut. For several layers, their largest.
 */
public record Memory(long training, long inference) {

  /** Bytes of a value. */
  public static final int FLOAT = 4;

  static final Memory NONE = new Memory(0, 0);

  /** Of several layers that run one after the other. */
  Memory then(Memory other) {
    return new Memory(Exact.sum(training, other.training), Math.max(inference, other.inference));
  }
}
