package org.residuallab.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that should be text. */
public final class TextFile {

  private TextFile() {}

  /**
   * The whole text.
   *
   * @throws IllegalArgumentException naming the file if it is not text in UTF-8
   * @throws IOException if it cannot be read
   */
  public static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException damaged) {
      throw new IllegalArgumentException(
          file + " is damaged: it holds bytes that are no text in UTF-8", damaged);
    }
  }
}
