package org.residuallab.cli;

import org.residuallab.text.TextFormat;
import picocli.CommandLine.Option;

/** In what form a command writes its table. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: table).")
  private TextFormat format;

  TextFormat chosen() {
    return format;
  }

  /** Whether a person reads it, who may like a line of prose below. */
  boolean isTable() {
    return format == TextFormat.TABLE;
  }
}
