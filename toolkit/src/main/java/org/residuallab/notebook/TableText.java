package org.residuallab.notebook;

import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table in letters alone, for what shows no HTML. */
final class TableText {

  private TableText() {}

  static String of(Table table) {
    TablePart part = TablePart.of(table);
    if (part.isWhole()) {
      return table.printAll();
    }
    Table shown = Table.create(part.title());
    for (Column<?> column : part.columns()) {
      StringColumn cells = StringColumn.create(column.name());
      IntStream.range(0, part.rows().size())
          .forEach(
              i -> {
                if (part.isCutBefore(i)) {
                  cells.append("...");
                }
                cells.append(part.cell(column, part.rows().get(i)));
              });
      shown.addColumns(cells);
    }
    return shown.printAll();
  }
}
