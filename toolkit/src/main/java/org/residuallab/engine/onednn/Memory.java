package org.residuallab.engine.onednn;

import org.bytedeco.javacpp.FloatPointer;

/** Floats at an address that somebody else owns. */
public final class Memory extends FloatPointer {

  public Memory(long address, long floats) {
    super((org.bytedeco.javacpp.Pointer) null);
    this.address = address;
    this.limit = floats;
    this.capacity = floats;
  }
}
