package org.residuallab.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows as a table for a terminal. The last columns compare at the same task: how much longer a step
 * takes with a probe, and how many times as fast as PyTorch it is.
 */
public final class BenchmarkTable {

  private static final String LINE = "%-11s %-6s %5s  %-22s %9s %9s %9s %8s %8s %10s%n";

  private BenchmarkTable() {}

  /** The table with its header. */
  public static String of(List<Row> rows) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            LINE,
            "net",
            "mode",
            "batch",
            "engine",
            "images/s",
            "min",
            "max",
            "peak MB",
            "probe",
            "PyTorch"));
    rows.forEach(row -> table.append(line(row, rows)));
    return table.toString();
  }

  private static Optional<Row> rival(Contestant contestant, List<Row> rows, Row row) {
    return rows.stream()
        .filter(other -> other.contestant() == contestant)
        .filter(other -> other.task().equals(row.task()))
        .findFirst();
  }

  private static String line(Row row, List<Row> rows) {
    return String.format(
        LINE,
        row.task().net(),
        row.task().mode().label(),
        row.task().batch(),
        row.contestant().label(),
        speed(row.median()),
        speed(row.min()),
        speed(row.max()),
        row.peakMegabytes().isPresent() ? row.peakMegabytes().getAsLong() : "",
        row.contestant().isProbed()
            ? rival(Contestant.RESIDUAL_LAB, rows, row).map(bare -> longer(row, bare)).orElse("")
            : "",
        rival(Contestant.PYTORCH, rows, row).map(torch -> ratio(row, torch)).orElse(""));
  }

  private static String longer(Row row, Row bare) {
    return String.format(Locale.ROOT, "%+.1f%%", 100 * (bare.median() / row.median() - 1));
  }

  private static String ratio(Row row, Row other) {
    return String.format(Locale.ROOT, "%.2fx", row.median() / other.median());
  }

  private static String speed(double imagesPerSecond) {
    return String.format(Locale.ROOT, imagesPerSecond < 100 ? "%.1f" : "%.0f", imagesPerSecond);
  }
}
