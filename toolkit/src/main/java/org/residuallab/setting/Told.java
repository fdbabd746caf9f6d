package org.residuallab.setting;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What a setting says.
 *
 * @param text never blank
 * @param origin who says it, for messages: {@code --data}, {@code lab.data} or {@code LAB_DATA}
 */
public record Told(String text, String origin) {

  /**
   * As a whole number.
   *
   * @throws IllegalArgumentException naming the origin if it is none
   */
  public int wholeNumber() {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number below 2^31, not '%s'".formatted(origin, text), e);
    }
  }

  /**
   * As whatever else it is.
   *
   * @param reading refuses what is none
   * @throws IllegalArgumentException naming the origin if it is none
   */
  public <T> T as(Function<String, T> reading) {
    try {
      return reading.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(origin, e.getMessage()), e);
    }
  }

  /**
   * As a file's or a folder's path.
   *
   * @throws IllegalArgumentException naming the origin if it is none
   */
  public Path path() {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("%s is no path: %s".formatted(origin, e.getMessage()), e);
    }
  }
}
