package org.residuallab.engine;

import org.bytedeco.javacpp.FloatPointer;

/** Floats at an address that somebody else owns. */
final class Memory extends FloatPointer {

  Memory(long address, long floats) {
    super((org.bytedeco.javacpp.Pointer) null);
    this.address = address;
    this.limit = floats;
    this.capacity = floats;
  }
}
