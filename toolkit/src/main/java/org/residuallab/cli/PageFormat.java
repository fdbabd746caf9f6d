package org.residuallab.cli;

import java.util.Locale;

/** In what form a report is written. */
enum PageFormat {
  /** A page for browsers. */
  HTML,
  /** The same, printed. */
  PDF;

  /** As a user writes it, and as a file's name ends: {@code pdf}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
