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
    if (line.length() <= longest) {
      return line;
    }
    int cut = longest - 3;
    // Half of a pair is no text, and no file could hold it.
    return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut)
        + "...";
  }
}
