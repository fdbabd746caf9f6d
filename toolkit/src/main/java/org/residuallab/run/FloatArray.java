package org.residuallab.run;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * An array as ND4J writes it: a buffer with its shape, a buffer with its numbers. Each buffer names
 * its way of storage, its length and its type, and then holds so many big-endian values.
 */
final class FloatArray {

  /** Rank, shape, strides and flags: of the longest shape that ND4J has. */
  private static final int LONGEST_SHAPE = 2 * 32 + 4;

  /** It is no array of floats, or too long. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String fault) {
      super(fault);
    }
  }

  private FloatArray() {}

  /**
   * Reads an array of floats, of any shape.
   *
   * @param most as many as there can be
   * @throws Damaged before any number is read, if it is not one
   */
  static float[] read(DataInputStream in, long most) throws IOException {
    long shape = length(in, "LONG");
    if (shape < 0 || shape > LONGEST_SHAPE) {
      throw new Damaged("begins with no shape");
    }
    in.skipNBytes(Long.BYTES * shape);
    long stated = length(in, "FLOAT");
    if (stated < 0 || stated > most) {
      throw new Damaged("holds %,d numbers, the network has %,d at most".formatted(stated, most));
    }
    return GraphState.readFloats(in, Math.toIntExact(stated));
  }

  private static long length(DataInputStream in, String type) throws IOException {
    in.readUTF();
    long length = in.readLong();
    if (!in.readUTF().equals(type)) {
      throw new Damaged("is no array of floats");
    }
    return length;
  }
}
