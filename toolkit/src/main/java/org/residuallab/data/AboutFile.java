package org.residuallab.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The one line in which a data folder's owner says what the folder holds. */
public final class AboutFile {

  /** The file's name. */
  public static final String NAME = "ABOUT.txt";

  private AboutFile() {}

  /**
   * The first line that is not blank, if the folder has the file.
   *
   * @throws BadDataException if the file is no short text
   * @throws IOException if it cannot be read
   */
  public static Optional<String> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String text = SmallText.read(file, StandardCharsets.UTF_8);
    return text.lines().map(OneLine::of).filter(line -> !line.isEmpty()).findFirst();
  }

  /**
   * A user's line as it is to be kept.
   *
   * @throws BadDataException if the text is blank, too long or more than a line
   */
  public static String check(String text) {
    String line = text.strip();
    if (line.isEmpty() || line.length() > OneLine.MAX_LENGTH || line.lines().count() > 1) {
      throw new BadDataException(
          "--about needs one line of 1 to %d characters, such as: JPEG copy of CIFAR-10"
              .formatted(OneLine.MAX_LENGTH));
    }
    return OneLine.of(line);
  }
}
