package org.residuallab.engine.plan;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether memory has changed. Two checksums of 32 bits together: one change of a few bytes
 * always shows, and of all others one in 2^64 does not.
 */
public final class Checksum {

  // The second checksum finds in the first-level cache what the first has read.
  private static final int CHUNK = 16 << 10;

  private Checksum() {}

  /** Of all bytes. */
  public static long of(ByteBuffer bytes) {
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    ByteBuffer chunk = bytes.duplicate();
    for (int done = 0; done < bytes.capacity(); done += CHUNK) {
      chunk.limit(Math.min(done + CHUNK, bytes.capacity()));
      one.update(chunk.position(done));
      other.update(chunk.position(done));
    }
    return one.getValue() << 32 | other.getValue();
  }
}
