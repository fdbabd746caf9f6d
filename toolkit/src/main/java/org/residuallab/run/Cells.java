package org.residuallab.run;

import java.util.OptionalDouble;

/**
 * The cells of one line of comma-separated numbers, from left to right. Runs have hundreds of
 * thousands of such lines, which every listing reads.
 */
final class Cells {

  /** As many digits as a double holds without rounding, whatever they are. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS_OF_TEN = new double[EXACT_DIGITS + 1];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
    }
  }

  private final String line;

  /** Where the next cell begins; behind the line's end if there is none. */
  private int next;

  Cells(String line) {
    this.line = line;
  }

  boolean atEnd() {
    return next > line.length();
  }

  /** The next cell as it stands; empty behind the last one. */
  String text() {
    int from = Math.min(next, line.length());
    int end = end(from);
    next = end + 1;
    return line.substring(from, end);
  }

  /**
   * The next cell as the double nearest to it, as {@link Double#parseDouble} has it.
   *
   * @throws NumberFormatException if it is no number
   */
  double number() {
    int end = Math.min(next, line.length());
    long digits = 0;
    int count = 0;
    int decimals = -1;
    while (end < line.length() && line.charAt(end) != ',') {
      char c = line.charAt(end);
      if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
        count++;
        decimals += decimals < 0 ? 0 : 1;
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return Double.parseDouble(text());
      }
      end++;
    }
    if (count == 0) {
      return Double.parseDouble(text());
    }
    next = end + 1;
    // Both numbers are exact, so that the division alone rounds.
    return digits / POWERS_OF_TEN[Math.max(0, decimals)];
  }

  /**
   * The next cell's number; empty if the cell is.
   *
   * @throws NumberFormatException if it is no number, or there is no such cell
   */
  OptionalDouble numberIfAny() {
    if (atEnd()) {
      throw new NumberFormatException("the line has no more cells");
    }
    if (next == end(next)) {
      next++;
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number());
  }

  private int end(int from) {
    int comma = line.indexOf(',', from);
    return comma < 0 ? line.length() : comma;
  }
}
