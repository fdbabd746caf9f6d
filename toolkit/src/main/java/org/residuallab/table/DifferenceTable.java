package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.run.RunInputs.Difference;
import org.residuallab.text.TextTable;
import org.residuallab.verification.RunComparison;

/** In what two runs differ, as a table. */
public final class DifferenceTable {

  private DifferenceTable() {}

  /** A row for each difference: in inputs first, then in circumstances, then in results. */
  public static TextTable of(String left, String right, RunComparison comparison) {
    List<List<Object>> rows = new ArrayList<>();
    add(rows, "input", comparison.inputs());
    add(rows, "made by", comparison.circumstances());
    add(rows, "result", comparison.results());
    return new TextTable(List.of("kind", "what", left, right), rows, 0);
  }

  private static void add(List<List<Object>> rows, String kind, List<Difference> differences) {
    differences.forEach(each -> rows.add(List.of(kind, each.name(), each.left(), each.right())));
  }
}
