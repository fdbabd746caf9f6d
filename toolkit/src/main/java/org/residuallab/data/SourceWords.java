package org.residuallab.data;

import org.residuallab.files.WrongField;

/** How the words of an {@link ImageSource} are made. */
final class SourceWords {

  /** Characters of a name in a column. */
  static final int SHORT = 20;

  private SourceWords() {}

  static String required(String text, String field) {
    if (text == null || text.isBlank()) {
      throw new WrongField("a name should stand here", field);
    }
    return OneLine.of(text);
  }

  static String optional(String text) {
    return text == null || text.isBlank() ? null : OneLine.of(text);
  }

  /** In a column beside others, "JPEG copy of CIFAR-10" is a "JPEG copy". */
  static String shortened(String about, String set) {
    String tail = " of " + set;
    boolean says = about.endsWith(tail) && about.length() > tail.length();
    return OneLine.brief(says ? about.substring(0, about.length() - tail.length()) : about, SHORT);
  }
}
