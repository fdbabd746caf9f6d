package org.residuallab.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The numbers of a Deeplearning4j model file, of which each array is an entry of its own. */
final class ZippedFloats {

  private ZippedFloats() {}

  /** It is not what was written. */
  static final class Unlike extends IOException {
    private static final long serialVersionUID = 1;

    Unlike(String fault) {
      super(fault);
    }
  }

  /**
   * @param most floats that there can be
   * @throws Unlike if there is no such entry, it is no such array, or one of more
   */
  static float[] read(ZipFile zip, String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Unlike("it has no " + name);
    }
    try (var in = new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
      return FloatArray.read(in, most);
    } catch (FloatArray.Damaged fault) {
      throw new Unlike("%s %s".formatted(name, fault.getMessage()));
    } catch (UTFDataFormatException forged) {
      throw new Unlike(name + " is no array of floats");
    } catch (EOFException ended) {
      throw new Unlike(name + " ends in the middle");
    }
  }
}
