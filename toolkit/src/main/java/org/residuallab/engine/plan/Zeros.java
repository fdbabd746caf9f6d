package org.residuallab.engine.plan;

import org.bytedeco.javacpp.Pointer;
import org.residuallab.engine.onednn.Memory;

/** Clears memory. */
public final class Zeros {

  private Zeros() {}

  public static void fill(Tensor tensor) {
    long bytes = tensor.layout().bytes();
    Pointer.memset(new Memory(tensor.address(), bytes / Float.BYTES), 0, bytes);
  }
}
