package org.residuallab.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows as comma-separated values. */
public final class BenchmarkCsv {

  private static final String HEADER =
      "net,mode,batch,engine,images_per_second,min,max,peak_rss_mb\n";

  private BenchmarkCsv() {}

  /** A header and one line a row; images a second are the median, the memory may be empty. */
  public static String of(List<Row> rows) {
    return rows.stream().map(BenchmarkCsv::line).collect(Collectors.joining("", HEADER, ""));
  }

  private static String line(Row row) {
    String memory =
        row.peakMegabytes().isPresent() ? Long.toString(row.peakMegabytes().getAsLong()) : "";
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%s,%.1f,%.1f,%.1f,%s%n",
        row.task().net(),
        row.task().mode().label(),
        row.task().batch(),
        row.label(),
        row.median(),
        row.min(),
        row.max(),
        memory);
  }
}
