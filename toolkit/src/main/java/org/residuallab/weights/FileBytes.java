package org.residuallab.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Parts of a file. */
final class FileBytes {

  private FileBytes() {}

  /**
   * So many bytes from there, to be read as little-endian numbers.
   *
   * @throws BadWeightsException if the file ends before
   */
  static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new BadWeightsException("it ends in the middle");
      }
    }
    return bytes.flip();
  }
}
