package org.residuallab.engine.plan;

import org.bytedeco.javacpp.Pointer;
import org.residuallab.engine.onednn.FloatMemory;

/** Clears memory. */
public final class Zeros {

  private Zeros() {}

  public static void fill(Tensor tensor) {
    long bytes = tensor.layout().bytes();
    Pointer.memset(new FloatMemory(tensor.address(), bytes / Float.BYTES), 0, bytes);
  }
}
