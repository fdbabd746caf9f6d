package org.residuallab.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Text of some lines, which a hostile or a broken file is not. */
final class SmallText {

  static final int MAX_BYTES = 1 << 16;

  private SmallText() {}

  /**
   * The whole text. Bytes that are none in that encoding become question marks.
   *
   * @throws BadDataException if the file is longer than any such text
   * @throws IOException if it cannot be read
   */
  static String read(Path file, Charset encoding) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new BadDataException(
            String.format(
                Locale.ROOT,
                "%s has %,d bytes, where a few lines of text should stand (%,d bytes at most)",
                file,
                Files.size(file),
                MAX_BYTES));
      }
      return new String(bytes, encoding);
    }
  }
}
