package org.residuallab.model;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether arrays are the same to the last bit. ND4J's own {@code equals} is not that strict: it
 * allows a difference of 0.00001.
 *
 * <pre>{@code
 * var network = Networks.named("plain-20").network();
 * System.out.println(Bits.equal(Models.build(network, 1).params(), Models.build(network, 1).params()));
 * }</pre>
 */
public final class Bits {

  private Bits() {}

  /** Arrays of one type and shape whose numbers have the same bits, in whatever order they lie. */
  public static boolean equal(INDArray one, INDArray other) {
    return one.dataType() == other.dataType()
        && Arrays.equals(one.shape(), other.shape())
        && Arrays.equals(bytes(one), bytes(other));
  }

  private static byte[] bytes(INDArray array) {
    return array.dup('c').data().asBytes();
  }
}
