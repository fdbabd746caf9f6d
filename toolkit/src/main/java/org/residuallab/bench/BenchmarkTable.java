package org.residuallab.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows as a table for a terminal. The last columns compare at the same task: how much longer a step
 * takes with a probe, and how many times as fast it is as the fastest rival that computes in the
 * same precision, which the column names.
 */
public final class BenchmarkTable {

  private static final String LINE = "%-11s %-6s %5s  %-22s %9s %9s %9s %8s %8s  %s%n";

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
            "of the best rival"));
    rows.forEach(row -> table.append(line(row, rows)));
    return table.toString().replaceAll("(?m) +$", "");
  }

  private static Optional<Row> bare(Row row, List<Row> rows) {
    return atTheSame(row, rows)
        .filter(other -> other.contestant() == Contestant.RESIDUAL_LAB)
        .findFirst();
  }

  private static Optional<Row> best(Row row, List<Row> rows) {
    return atTheSame(row, rows)
        .filter(other -> other.contestant().isRival(other.task().precision()))
        .max(Comparator.comparingDouble(Row::median));
  }

  private static Stream<Row> atTheSame(Row row, List<Row> rows) {
    return rows.stream().filter(other -> other.task().equals(row.task()));
  }

  private static String line(Row row, List<Row> rows) {
    return String.format(
        LINE,
        row.task().net(),
        row.task().mode().label(),
        row.task().batch(),
        row.label(),
        speed(row.median()),
        speed(row.min()),
        speed(row.max()),
        row.peakMegabytes().isPresent() ? row.peakMegabytes().getAsLong() : "",
        row.contestant().isProbed()
            ? bare(row, rows).map(bare -> longer(row, bare)).orElse("")
            : "",
        best(row, rows).map(best -> ratio(row, best)).orElse(""));
  }

  private static String longer(Row row, Row bare) {
    return String.format(Locale.ROOT, "%+.1f%%", 100 * (bare.median() / row.median() - 1));
  }

  private static String ratio(Row row, Row other) {
    return String.format(Locale.ROOT, "%.2fx %s", row.median() / other.median(), other.label());
  }

  private static String speed(double imagesPerSecond) {
    return String.format(Locale.ROOT, imagesPerSecond < 100 ? "%.1f" : "%.0f", imagesPerSecond);
  }
}
