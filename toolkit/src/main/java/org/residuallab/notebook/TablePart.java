package org.residuallab.notebook;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * As much of a table as a notebook can hold: its first and last rows, its first columns, and the
 * beginning of long cells. A notebook keeps what it shows in its file, and a browser draws all of
 * it.
 *
 * @param table the whole one
 * @param rows which of its rows are shown
 * @param columns which of its columns
 */
record TablePart(Table table, List<Integer> rows, List<Column<?>> columns) {

  /** Rows from the beginning, and from the end. */
  private static final int FIRST = 150;

  private static final int LAST = 50;
  private static final int COLUMNS = 50;
  private static final int CHARACTERS = 1000;

  static TablePart of(Table table) {
    int count = table.rowCount();
    List<Integer> rows =
        IntStream.range(0, count)
            .filter(row -> count <= FIRST + LAST || row < FIRST || row >= count - LAST)
            .boxed()
            .toList();
    List<Column<?>> columns =
        List.copyOf(table.columns().subList(0, Math.min(COLUMNS, table.columnCount())));
    return new TablePart(table, rows, columns);
  }

  /** Whether rows are left out before that one of the shown. */
  boolean isCutBefore(int shown) {
    return shown == FIRST && rows.size() < table.rowCount();
  }

  /** Whether nothing of the table is left out. */
  boolean isWhole() {
    return rows.size() == table.rowCount()
        && columns.size() == table.columnCount()
        && columns.stream()
            .allMatch(
                column ->
                    rows.stream().allMatch(row -> column.getString(row).length() <= CHARACTERS));
  }

  /** What a cell shows. */
  String cell(Column<?> column, int row) {
    String text = column.getString(row);
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + " ...";
  }

  /** The table's name, and its size if this is not all of it. */
  String title() {
    String name = table.name() == null ? "" : table.name().strip();
    if (rows.size() == table.rowCount() && columns.size() == table.columnCount()) {
      return name;
    }
    String size =
        String.format(
            Locale.ROOT,
            "%,d of %,d rows and %,d of %,d columns are shown",
            rows.size(),
            table.rowCount(),
            columns.size(),
            table.columnCount());
    return name.isEmpty() ? size : name + " (" + size + ")";
  }
}
