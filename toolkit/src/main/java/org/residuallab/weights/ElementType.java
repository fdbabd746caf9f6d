package org.residuallab.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.Bfloat16Indexer;
import org.bytedeco.javacpp.indexer.HalfIndexer;

/** How the numbers of a stored tensor are written. All are little-endian. */
enum ElementType {
  F64(8, "DoubleStorage"),
  F32(4, "FloatStorage"),
  F16(2, "HalfStorage"),
  BF16(2, "BFloat16Storage"),
  I64(8, "LongStorage"),
  I32(4, "IntStorage"),
  I16(2, "ShortStorage"),
  I8(1, "CharStorage"),
  U8(1, "ByteStorage"),
  BOOL(1, "BoolStorage");

  private final int bytes;
  private final String storage;

  ElementType(int bytes, String storage) {
    this.bytes = bytes;
    this.storage = storage;
  }

  /** Of one number. */
  int bytes() {
    return bytes;
  }

  /**
   * The nearest float to the number that begins there.
   *
   * @throws BadWeightsException if such numbers cannot be weights
   */
  float read(ByteBuffer buffer, int position) {
    return switch (this) {
      case F64 -> (float) buffer.getDouble(position);
      case F32 -> buffer.getFloat(position);
      case F16 -> HalfIndexer.toFloat(buffer.getShort(position));
      case BF16 -> Bfloat16Indexer.toFloat(buffer.getShort(position));
      case I64, I32, I16, I8, U8, BOOL ->
          throw new BadWeightsException(
              "its numbers are of type %s and no weights".formatted(this));
    };
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
