package org.residuallab.text;

import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table of texts and whole numbers, for a terminal, a file, a paper or a notebook.
 *
 * <p>It is not a Tablesaw table from the start, because loading that class searches the whole class
 * path, which takes longer than counting ResNet-152.
 *
 * @param header names of the columns
 * @param rows each as long as the header, of {@code String}, {@code Long}, {@link Change} and
 *     {@link Decimal}
 * @param totals how many of the last rows sum up the others
 */
public record TextTable(List<String> header, List<List<Object>> rows, int totals) {

  /**
   * A number that is shown with its sign.
   *
   * @param value of the change
   */
  public record Change(long value) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%+d", value);
    }
  }

  /**
   * A number that is shown with some digits behind its point.
   *
   * @param value the number, with all that it has
   * @param digits that are shown
   */
  public record Decimal(double value, int digits) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
  }

  /**
   * @throws IllegalArgumentException if a row is longer or shorter than the header
   */
  public TextTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException("%s does not fit under %s".formatted(row, header));
      }
    }
  }

  /** The table as text, each line ended by a newline. */
  public String as(TextFormat format) {
    return switch (format) {
      case TABLE -> AlignedText.of(this);
      case CSV -> Markup.csv(this);
      case MARKDOWN -> Markup.markdown(this);
      case LATEX -> Markup.latex(this);
    };
  }

  /** The table for a notebook. */
  public Table tablesaw(String title) {
    Table table = Table.create(title);
    for (int c = 0; c < header.size(); c++) {
      List<Object> cells = column(c);
      if (!cells.isEmpty() && cells.stream().allMatch(Long.class::isInstance)) {
        LongColumn numbers =
            LongColumn.create(
                header.get(c), cells.stream().mapToLong(cell -> (Long) cell).toArray());
        numbers.setPrintFormatter(Decimals.grouped());
        table.addColumns(numbers);
      } else {
        table.addColumns(
            StringColumn.create(header.get(c), cells.stream().map(TextTable::grouped).toList()));
      }
    }
    return table;
  }

  /** Whether a column holds numbers, which stand to the right. */
  boolean holdsNumbers(int column) {
    return column(column).stream().anyMatch(cell -> !(cell instanceof String));
  }

  List<Object> column(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** A cell as people read it: {@code 25,557,032}, {@code +1,000}. */
  static String grouped(Object cell) {
    if (cell instanceof Long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    return cell instanceof Change change
        ? String.format(Locale.ROOT, "%+,d", change.value())
        : PlainText.line(cell.toString());
  }
}
