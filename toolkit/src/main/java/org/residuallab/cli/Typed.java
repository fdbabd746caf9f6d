package org.residuallab.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a user typed behind an option. */
final class Typed {

  private Typed() {}

  /**
   * A folder, which need not be there.
   *
   * @throws IllegalArgumentException naming the option, if something else is there, or it is no
   *     path
   */
  static Path folder(String option, String text) {
    Path folder = path(option, text);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("%s: %s is no folder".formatted(option, folder));
    }
    return folder;
  }

  /**
   * A path.
   *
   * @throws IllegalArgumentException naming the option, if it is empty or no path
   */
  static Path path(String option, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(option + " is empty; name a path, or leave it out");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("%s is no path: %s".formatted(option, e.getMessage()), e);
    }
  }
}
