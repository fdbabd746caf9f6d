package org.residuallab.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.residuallab.text.TextFormat;
import org.residuallab.text.TextTable;

/**
 * Rows as a table for a terminal. The last columns compare at the same task: how much longer a step
 * takes with a probe, and how many times as fast it is as the fastest rival that computes in the
 * same precision, which the column names.
 */
public final class BenchmarkTable {

  private static final List<String> HEADER =
      List.of(
          "net",
          "mode",
          "batch",
          "engine",
          "images/s",
          "min",
          "max",
          "peak MB",
          "probe",
          "of the best rival");

  private BenchmarkTable() {}

  /** The table with its header. */
  public static String of(List<Row> rows) {
    return new TextTable(HEADER, rows.stream().map(row -> cells(row, rows)).toList(), 0)
        .as(TextFormat.TABLE);
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

  private static List<Object> cells(Row row, List<Row> rows) {
    return List.of(
        row.task().net(),
        row.task().mode().label(),
        (long) row.task().batch(),
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

  private static TextTable.Decimal speed(double imagesPerSecond) {
    return new TextTable.Decimal(imagesPerSecond, imagesPerSecond < 100 ? 1 : 0);
  }
}
