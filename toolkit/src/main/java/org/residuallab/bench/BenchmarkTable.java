package org.residuallab.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows as a table for a terminal; the last column compares with PyTorch at the same task. */
public final class BenchmarkTable {

  private static final String LINE = "%-11s %-6s %5s  %-22s %9s %9s %9s %8s %10s%n";

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
            "PyTorch"));
    rows.forEach(row -> table.append(line(row, torch(rows, row))));
    return table.toString();
  }

  private static Optional<Row> torch(List<Row> rows, Row row) {
    return rows.stream()
        .filter(other -> other.contestant() == Contestant.PYTORCH)
        .filter(other -> other.task().equals(row.task()))
        .findFirst();
  }

  private static String line(Row row, Optional<Row> torch) {
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
        torch
            .map(other -> String.format(Locale.ROOT, "%.2fx", row.median() / other.median()))
            .orElse(""));
  }

  private static String speed(double imagesPerSecond) {
    return String.format(Locale.ROOT, imagesPerSecond < 100 ? "%.1f" : "%.0f", imagesPerSecond);
  }
}
