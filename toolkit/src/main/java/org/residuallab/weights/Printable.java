package org.residuallab.weights;

/** Names that stand in a file, as they can be shown to a user: in one line, and not for ever. */
final class Printable {

  private static final int LONGEST = 80;

  private Printable() {}

  static String of(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
