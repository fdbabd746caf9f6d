package org.residuallab.report;

import java.util.List;
import java.util.stream.Collectors;

/** A command as it is typed into a shell. */
final class ShellText {

  private ShellText() {}

  /** The words; those that a shell would take apart, or for something else, in quotes. */
  static String of(List<String> words) {
    return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
