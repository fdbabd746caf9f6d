package org.residuallab.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    List<String> lines = stored.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(header)) {
      throw new IllegalArgumentException("%s: the first line should be %s".formatted(file, header));
    }
    if (!stored.endsWith("\n")) {
      throw damaged(lines.size(), lines.get(lines.size() - 1), null);
    }
    int columns = header.split(",").length;
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != columns || cells[1].isEmpty()) {
        throw damaged(i + 1, lines.get(i), null);
      }
      try {
        List<Double> values = new ArrayList<>();
        for (int c = 2; c < columns; c++) {
          values.add(Double.valueOf(cells[c]));
        }
        rows.add(new Row(Integer.parseInt(cells[0]), cells[1], List.copyOf(values)));
      } catch (NumberFormatException e) {
        throw damaged(i + 1, lines.get(i), e);
      }
    }
    return rows;
  }

  private IllegalArgumentException damaged(int line, String content, Exception cause) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "%s: line %d is damaged: %s", file, line, content), cause);
  }
}
