package org.residuallab.text;

import java.util.function.IntPredicate;

/**
 * Text without what a terminal obeys: characters that move its cursor, set its title or its
 * colours, or turn the direction of writing, are written out as in Java's source, {@code \\u001b}.
 */
public final class PlainText {

  private PlainText() {}

  /** The text; line ends and tabs stay. */
  public static String of(String text) {
    return without(PlainText::isObeyed, text);
  }

  /** The text in one line: line ends and tabs are written out too. */
  public static String line(String text) {
    return without(each -> isObeyed(each) || each == '\n' || each == '\t', text);
  }

  private static String without(IntPredicate obeyed, String text) {
    if (text.chars().noneMatch(obeyed)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.chars()
        .forEach(
            each ->
                plain.append(
                    obeyed.test(each) ? "\\u%04x".formatted(each) : Character.toString(each)));
    return plain.toString();
  }

  private static boolean isObeyed(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL -> each != '\n' && each != '\t';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      // Marks of direction make a text read otherwise than it is; joiners belong to words.
      case Character.FORMAT -> each != '\u200c' && each != '\u200d' && each != '\u00ad';
      default -> false;
    };
  }
}
