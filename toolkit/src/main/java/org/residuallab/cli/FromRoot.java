package org.residuallab.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.files.PathText;
import org.residuallab.files.Project;

/**
 * Commands that are told to be repeated: {@code ./lab} stands in the project's folder, wherever the
 * user stood who typed them.
 */
final class FromRoot {

  private FromRoot() {}

  /** A path, from the project's folder where it lies in it, else from the root of the disk. */
  static String path(Path path) {
    Path root = Project.here().root().toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    return PathText.of(whole.startsWith(root) ? root.relativize(whole) : whole);
  }

  /** What was typed behind the program's name, with all paths to something that is there. */
  static List<String> typed(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("./lab"));
    for (String argument : arguments) {
      words.add(isThere(argument) ? path(Path.of(argument)) : argument);
    }
    return words;
  }

  private static boolean isThere(String argument) {
    try {
      return !argument.isBlank() && Files.exists(Path.of(argument));
    } catch (InvalidPathException words) {
      return false;
    }
  }
}
