package org.residuallab.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.residuallab.text.ProgressListener;

/**
 * How the bytes of an answer get into a file.
 *
 * @param source where they come from, for messages
 * @param part the file, for messages
 * @param most bytes that the file may have in the end
 * @param patience how long the server may be silent
 * @param listener hears how far it is
 */
record Reception(URI source, Path part, long most, Duration patience, ProgressListener listener) {

  private static final int PIECE = 1 << 16;

  /** A server sent more than the whole file has. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;

    TooMuch(String message) {
      super(message);
    }
  }

  /**
   * Writes them from where the file stands.
   *
   * @param body the answer, closed if its server falls silent
   * @param have bytes that are there already
   * @param total bytes that will be there, or -1 if the server does not say
   * @throws TooMuch if they are more than the file may have
   * @throws IOException with one line for the user, if they stop or cannot be written
   */
  void into(FileChannel file, InputStream body, long have, long total) throws IOException {
    long done = have;
    try (StallGuard guard = new StallGuard(body, patience)) {
      byte[] buffer = new byte[PIECE];
      TransferMeter meter = new TransferMeter(have, total);
      listener.at(meter.at(done));
      for (int count = read(body, buffer, guard, done, total);
          count > 0;
          count = read(body, buffer, guard, done, total)) {
        guard.moved();
        write(file, ByteBuffer.wrap(buffer, 0, count));
        done += count;
        if (done > most) {
          throw new TooMuch(
              "%s sends more than the %,d bytes of the file; it is another one"
                  .formatted(source, most));
        }
        listener.at(meter.at(done));
      }
    }
    if (total >= 0 && done != total) {
      throw stopped(done, total, "the server sent too little");
    }
  }

  private void write(FileChannel file, ByteBuffer piece) throws IOException {
    try {
      while (piece.hasRemaining()) {
        file.write(piece);
      }
    } catch (IOException e) {
      throw Folders.at(part, e);
    }
  }

  private int read(InputStream body, byte[] buffer, StallGuard guard, long done, long total)
      throws IOException {
    try {
      int count = body.read(buffer);
      if (!guard.tripped()) {
        return count;
      }
    } catch (IOException e) {
      if (!guard.tripped()) {
        throw stopped(done, total, Folders.reason(e));
      }
    }
    throw stopped(done, total, "no data for %d seconds".formatted(patience.toSeconds()));
  }

  private static IOException stopped(long done, long total, String reason) {
    return new IOException(
        "the download stopped at %,d of %s bytes (%s); the same command goes on from there"
            .formatted(done, total < 0 ? "unknown" : "%,d".formatted(total), reason));
  }
}
