package org.residuallab.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that should be text. */
public final class TextFile {

  /** A table of a thousand layers at six hundred iterations has a quarter of it. */
  private static final int MOST = 256 << 20;

  /** Some editors begin a file with it; it is none of the text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /**
   * The whole text.
   *
   * @throws IllegalArgumentException naming the file if it is not text in UTF-8, or longer than any
   *     that this project writes
   * @throws IOException if it cannot be read
   */
  public static String read(Path file) throws IOException {
    return read(file, MOST);
  }

  /**
   * The whole text.
   *
   * @param most bytes that such a file can have
   * @throws IllegalArgumentException naming the file if it is not text in UTF-8, or longer
   * @throws IOException naming the file, if it cannot be read
   */
  static String read(Path file, int most) throws IOException {
    // Not what a pipe or a device says of itself: what comes out of it.
    if (Files.isRegularFile(file) && Files.size(file) > most) {
      throw tooLong(file, most);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLong(file, most);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException damaged) {
      throw new IllegalArgumentException(
          file + " is damaged: it holds bytes that are no text in UTF-8", damaged);
    } catch (FileSystemException speaksForItself) {
      throw speaksForItself;
    } catch (IOException bare) {
      throw new Unread(file, bare);
    }
  }

  /** What the system says without the file, with it. */
  private static final class Unread extends FileSystemException {

    private static final long serialVersionUID = 1L;

    Unread(Path file, IOException bare) {
      super(file.toString(), null, String.valueOf(bare.getMessage()));
      initCause(bare);
    }

    @Override
    public String getMessage() {
      return ReadFault.of(Path.of(getFile()), this);
    }
  }

  private static IllegalArgumentException tooLong(Path file, int most) {
    return new IllegalArgumentException(
        "%s is damaged: it is longer than the %,d MB that such a file can have"
            .formatted(file, most >> 20));
  }
}
