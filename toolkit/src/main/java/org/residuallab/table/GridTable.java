package org.residuallab.table;

import java.util.List;
import org.residuallab.study.GridRow;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The runs of a study that are made on a cluster: where each is, and how far. */
public final class GridTable {

  private GridTable() {}

  /** A row for each run, in the order given; why a run failed is shown where one did. */
  public static Table of(String title, List<GridRow> rows) {
    StringColumn run = StringColumn.create("run");
    StringColumn state = StringColumn.create("state");
    StringColumn host = StringColumn.create("machine");
    IntColumn done = Decimals.ints("iteration");
    done.setPrintFormatter(Decimals.grouped());
    IntColumn of = Decimals.ints("of");
    of.setPrintFormatter(Decimals.grouped());
    DoubleColumn speed = Decimals.column("images/s", 0);
    StringColumn reason = StringColumn.create("reason");
    for (GridRow row : rows) {
      run.append(row.run());
      state.append(row.state().toString());
      host.append(row.host());
      done.append(row.done());
      of.append(row.of());
      speed.append(row.imagesPerSecond());
      reason.append(row.reason());
    }
    Table table = Table.create(title, run, state, host, done, of, speed);
    return rows.stream().allMatch(row -> row.reason().isEmpty()) ? table : table.addColumns(reason);
  }
}
