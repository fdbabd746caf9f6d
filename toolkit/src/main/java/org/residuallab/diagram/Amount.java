package org.residuallab.diagram;

import java.util.Locale;

/** Large numbers as people say them. */
final class Amount {

  private Amount() {}

  /** Three digits and a word: {@code 19.6 billion}, {@code 1.73 million}, {@code 269,722}. */
  static String of(long value) {
    if (value < 1_000_000) {
      return String.format(Locale.ROOT, "%,d", value);
    }
    boolean billions = value >= 999_500_000;
    double number = value / (billions ? 1e9 : 1e6);
    int decimals = number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
    String unit = billions ? "billion" : "million";
    return String.format(Locale.ROOT, "%,." + decimals + "f %s", number, unit);
  }
}
