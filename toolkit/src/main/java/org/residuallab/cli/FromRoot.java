package org.residuallab.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.residuallab.files.Project;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Commands that are told to be repeated: {@code ./lab} stands in the project's folder, wherever the
 * user stood who typed them.
 */
final class FromRoot {

  private FromRoot() {}

  /** As {@link Project#path} has it. */
  static String path(Path path) {
    return Project.here().path(path);
  }

  /**
   * What was typed of a command: its operands, as paths where they name something that is there,
   * and its options, those that are paths as such.
   */
  static List<String> typed(ParseResult command) {
    List<String> words = new ArrayList<>(List.of("./lab", command.commandSpec().name()));
    for (PositionalParamSpec operand : new LinkedHashSet<>(command.matchedPositionals())) {
      for (String text : operand.originalStringValues()) {
        words.add(isThere(text) ? path(Path.of(text)) : text);
      }
    }
    for (OptionSpec option : new LinkedHashSet<>(command.matchedOptions())) {
      words.add(option.longestName());
      if (option.arity().max() > 0) {
        boolean paths = option.auxiliaryTypes()[0].equals(Path.class);
        for (String text : option.originalStringValues()) {
          words.add(paths ? path(Path.of(text)) : text);
        }
      }
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
