package org.residuallab.engine.onednn;

import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Floats at an address that somebody else owns. */
public final class FloatMemory extends FloatPointer {

  public FloatMemory(long address, long floats) {
    super((org.bytedeco.javacpp.Pointer) null);
    this.address = address;
    this.limit = floats;
    this.capacity = floats;
  }

  /**
   * The floats of an array, which must stay reachable while they are in use.
   *
   * @throws IllegalArgumentException if they are no 32-bit floats that lie row by row without gaps,
   *     all of them within the array's buffer
   */
  public static FloatMemory of(INDArray array) {
    if (!isDense(array)) {
      throw new IllegalArgumentException(
          "native code reads dense 32-bit floats, not %s of shape %s with strides %s"
              .formatted(
                  array.dataType(),
                  Arrays.toString(array.shape()),
                  Arrays.toString(array.stride())));
    }
    long held = array.data().underlyingLength() - array.offset();
    if (held < array.length()) {
      throw new IllegalArgumentException(
          "an array of %d floats whose buffer holds %d".formatted(array.length(), held));
    }
    return new FloatMemory(array.data().addressPointer().address(), array.length());
  }

  /** So many of these floats from that one on. */
  public FloatMemory part(long first, long floats) {
    Objects.checkFromIndexSize(first, floats, limit);
    return new FloatMemory(address + first * Float.BYTES, floats);
  }

  /** Whether native code can read an array where it lies. */
  public static boolean isDense(INDArray array) {
    if (array.dataType() != DataType.FLOAT || array.isEmpty()) {
      return false;
    }
    long stride = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != stride) {
        return false;
      }
      stride *= array.size(i);
    }
    return true;
  }
}
