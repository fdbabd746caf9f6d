package org.residuallab.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a user typed behind an option. */
final class Typed {

  private Typed() {}

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
