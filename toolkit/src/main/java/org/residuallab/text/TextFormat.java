package org.residuallab.text;

import java.util.Locale;

/** How a table is written out. */
public enum TextFormat {
  /** Aligned columns for a terminal. */
  TABLE,
  /** RFC 4180, numbers without separators. */
  CSV,
  /** A GitHub table. */
  MARKDOWN,
  /** A {@code tabular} with the rules of the package booktabs. */
  LATEX;

  /** As a user writes it: {@code csv}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
