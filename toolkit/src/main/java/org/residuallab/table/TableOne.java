package org.residuallab.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residuallab.ledger.Ledger;
import org.residuallab.ledger.Ledger.Entry;
import org.residuallab.ledger.Status;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The paper's Table 1, rebuilt from the records; its FLOPs beside the paper's.
 *
 * <pre>{@code
 * var table = TableOne.of(Ledger.of(settings.results()));
 * }</pre>
 */
public final class TableOne {

  private static final String SOURCE = "Table 1";
  private static final List<String> DEPTHS = List.of("18", "34", "50", "101", "152");
  private static final List<String> STAGES = List.of("conv1", "conv2", "conv3", "conv4", "conv5");

  private TableOne() {}

  /** Our cells; the last two rows are the multiply-adds, ours and the paper's. */
  public static Table of(Ledger ledger) {
    Map<String, Entry> cells =
        ledger.of(SOURCE).entries().stream()
            .collect(Collectors.toMap(entry -> entry.claim().id(), Function.identity()));
    Table table = Table.create(title(cells));
    table.addColumns(StringColumn.create("layer"), StringColumn.create("output size"));
    DEPTHS.forEach(depth -> table.addColumns(StringColumn.create(depth + " layers")));
    row(table, "conv1", ours(cells, "conv1.output"), depth -> ours(cells, "conv1.layer"));
    row(table, "", ours(cells, "conv2.output"), depth -> ours(cells, "conv2.pool"));
    for (String stage : STAGES.subList(1, STAGES.size())) {
      row(table, stage, ours(cells, stage + ".output"), depth -> ours(cells, stage + "." + depth));
    }
    row(table, "head", ours(cells, "head.output"), depth -> ours(cells, "head"));
    row(table, "multiply-adds", "", depth -> ours(cells, "flops." + depth));
    row(
        table,
        "FLOPs, the paper",
        "",
        depth -> cells.get(id("flops." + depth)).claim().value().text());
    return table;
  }

  private static String title(Map<String, Entry> cells) {
    Set<String> wrong = new LinkedHashSet<>();
    cells.forEach(
        (id, entry) -> {
          if (entry.finding().status() != Status.EXACT) {
            wrong.add(id);
          }
        });
    return wrong.isEmpty()
        ? String.format(
            Locale.ROOT, "Table 1 from the records: all %d entries are the paper's", cells.size())
        : "Table 1 from the records; these entries differ from the paper's: " + wrong;
  }

  private static void row(Table table, String layer, String output, Function<String, String> cell) {
    table.stringColumn(0).append(layer);
    table.stringColumn(1).append(output);
    for (int i = 0; i < DEPTHS.size(); i++) {
      table.stringColumn(2 + i).append(cell.apply(DEPTHS.get(i)));
    }
  }

  private static String ours(Map<String, Entry> cells, String cell) {
    return cells.get(id(cell)).finding().value();
  }

  private static String id(String cell) {
    return "table-1." + cell;
  }
}
