package org.residuallab.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.Bfloat16Indexer;
import org.bytedeco.javacpp.indexer.HalfIndexer;

/** How the numbers of a stored tensor are written. All are little-endian. */
enum ElementType {
  F64(8, "DoubleStorage", ByteBuffer::getDouble),
  F32(4, "FloatStorage", (bytes, at) -> bytes.getFloat(at)),
  F16(2, "HalfStorage", (bytes, at) -> HalfIndexer.toFloat(bytes.getShort(at))),
  BF16(2, "BFloat16Storage", (bytes, at) -> Bfloat16Indexer.toFloat(bytes.getShort(at))),
  I64(8, "LongStorage", null),
  I32(4, "IntStorage", null),
  I16(2, "ShortStorage", null),
  I8(1, "CharStorage", null),
  U8(1, "ByteStorage", null),
  BOOL(1, "BoolStorage", null);

  private interface Reading {
    double at(ByteBuffer bytes, int position);
  }

  private final int bytes;
  private final String storage;
  private final Reading reading;

  ElementType(int bytes, String storage, Reading reading) {
    this.bytes = bytes;
    this.storage = storage;
    this.reading = reading;
  }

  /** Of one number. */
  int bytes() {
    return bytes;
  }

  /** Whether it can be that of weights. */
  boolean isReal() {
    return reading != null;
  }

  /** The nearest float to the number that begins there. */
  float read(ByteBuffer buffer, int position) {
    return (float) reading.at(buffer, position);
  }

  /** As safetensors writes it. */
  static Optional<ElementType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Of a storage class in Python's module {@code torch}. */
  static Optional<ElementType> ofStorage(String name) {
    return Arrays.stream(values()).filter(type -> type.storage.equals(name)).findFirst();
  }
}
