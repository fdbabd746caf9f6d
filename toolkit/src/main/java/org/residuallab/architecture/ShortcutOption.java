package org.residuallab.architecture;

import java.util.Locale;

/** How a block's input reaches its output (paper, section 3.3 and Table 3). */
public enum ShortcutOption {
  /** No shortcuts: the plain network. */
  NONE,
  /** Identity; zero-padded channels where dimensions grow. No parameters at all. */
  A,
  /** Identity; projections where dimensions grow. */
  B,
  /** Projections everywhere. */
  C;

  /** The connection a block needs between those shapes. */
  public Shortcut between(Shape from, Shape to) {
    boolean same = from.equals(to);
    return switch (this) {
      case NONE -> Shortcut.NONE;
      case A -> same ? Shortcut.IDENTITY : Shortcut.ZERO_PADDED;
      case B -> same ? Shortcut.IDENTITY : Shortcut.PROJECTION;
      case C -> Shortcut.PROJECTION;
    };
  }

  /**
   * Reads {@code A}, {@code B} or {@code C}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ShortcutOption of(String letter) {
    return switch (letter.toUpperCase(Locale.ROOT)) {
      case "A" -> A;
      case "B" -> B;
      case "C" -> C;
      default ->
          throw new IllegalArgumentException(
              "unknown shortcut option '%s'; the paper has A, B and C".formatted(letter));
    };
  }
}
