package org.residuallab.weights;

/** Names that stand in a file, as they can be shown to a user: in one line, and not for ever. */
final class Printable {

  private static final int LONGEST = 80;

  private Printable() {}

  static String of(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    if (line.length() <= LONGEST) {
      return line;
    }
    int cut = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, cut) + "...";
  }
}
