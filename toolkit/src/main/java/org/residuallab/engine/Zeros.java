package org.residuallab.engine;

import org.bytedeco.javacpp.Pointer;

/** Clears memory. */
final class Zeros {

  private Zeros() {}

  static void fill(Tensor tensor) {
    long bytes = tensor.layout().bytes();
    Pointer.memset(new Memory(tensor.address(), bytes / Float.BYTES), 0, bytes);
  }
}
