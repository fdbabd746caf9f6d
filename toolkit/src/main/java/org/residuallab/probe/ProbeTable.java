package org.residuallab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.residuallab.run.StoredTable;

/**
 * A table that grows while a network trains, as comma-separated text: iteration, layer, numbers.
 * Numbers are written so that they read back as the same floats.
 */
final class ProbeTable {

  /**
   * @param iteration from 1
   * @param layer its name
   * @param values the numbers of its row
   */
  record Row(int iteration, String layer, List<Double> values) {}

  private final String file;
  private final String header;
  private final StringBuilder text;

  ProbeTable(String file, String columns) {
    this.file = file;
    header = "iteration,layer," + columns;
    text = new StringBuilder(header).append('\n');
  }

  String file() {
    return file;
  }

  ProbeTable row(int iteration, String layer) {
    text.append(iteration).append(',').append(layer);
    return this;
  }

  // Appending a float makes no string of it.
  ProbeTable with(double value) {
    text.append(',').append((float) value);
    return this;
  }

  void end() {
    text.append('\n');
  }

  void clear() {
    text.setLength(header.length() + 1);
  }

  String text() {
    return text.toString();
  }

  /**
   * Takes an earlier table in place of this one.
   *
   * @throws IllegalArgumentException naming the file and the line that is damaged
   */
  void resume(String earlier) {
    rows(earlier);
    text.setLength(0);
    text.append(earlier);
  }

  List<Row> rows() {
    return rows(text());
  }

  /**
   * The rows of a table that was stored.
   *
   * @throws IllegalArgumentException naming the file and the line that is damaged
   */
  List<Row> rows(String stored) {
    if (!stored.lines().findFirst().equals(Optional.of(header))) {
      throw new IllegalArgumentException("%s: the first line should be %s".formatted(file, header));
    }
    if (stored.equals(header + "\n")) {
      return List.of();
    }
    return StoredTable.of(file, stored).rows().entrySet().stream()
        .flatMap(at -> at.getValue().stream().map(row -> row(at.getKey(), row)))
        .toList();
  }

  private static Row row(int iteration, StoredTable.Row stored) {
    List<Double> values = Arrays.stream(stored.values().split(",")).map(Double::valueOf).toList();
    return new Row(iteration, stored.layer(), values);
  }
}
