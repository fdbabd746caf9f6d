package org.residuallab.files;

import java.nio.file.Path;

/** A path in words. */
public final class PathText {

  private PathText() {}

  /**
   * As a person in the working directory would type it; that directory itself by its whole path.
   */
  public static String of(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute).toString()
        : absolute.toString();
  }
}
