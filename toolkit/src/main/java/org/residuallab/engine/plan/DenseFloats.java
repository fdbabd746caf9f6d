package org.residuallab.engine.plan;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.onednn.FloatMemory;

/**
 * Batches as native code reads them. What a user hands over may be of any type and order: casting
 * is what Deeplearning4j's own layers do with other types.
 */
public final class DenseFloats {

  private DenseFloats() {}

  /** Whether the array's elements are numbers, true and false among them. */
  public static boolean canBe(INDArray array) {
    DataType type = array.dataType();
    return !array.isEmpty() && (type.isNumerical() || type == DataType.BOOL);
  }

  /** The array itself where it is dense and of floats, otherwise a copy. */
  public static INDArray of(INDArray array) {
    INDArray floats = array.castTo(DataType.FLOAT);
    return FloatMemory.isDense(floats) ? floats : floats.dup('c');
  }
}
