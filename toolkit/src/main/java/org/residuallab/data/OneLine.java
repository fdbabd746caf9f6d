package org.residuallab.data;

/** A stranger's words as one line that a terminal, a table and a caption can bear. */
final class OneLine {

  /** So that a caption stays a caption. */
  static final int MAX_LENGTH = 120;

  private OneLine() {}

  /** Without control characters, cut where it is too long. */
  static String of(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ").strip();
    return brief(clean, MAX_LENGTH);
  }

  /** The line itself, or its beginning with three dots. */
  static String brief(String line, int longest) {
    return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
  }
}
