package org.residuallab.report;

import java.util.List;
import org.residuallab.training.StoredRun;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The paper's two comparisons, made on runs: what does depth do, and what do shortcuts do? */
public final class Degradation {

  private Degradation() {}

  /**
   * Each comparison of training errors that the paper makes between a shallow and a deep network,
   * plain and residual, with what these runs say.
   *
   * @param runs four finished runs: plain shallow, plain deep, residual shallow, residual deep
   * @throws IllegalArgumentException if there are not four
   */
  public static Table of(List<StoredRun> runs) {
    if (runs.size() != 4) {
      throw new IllegalArgumentException(
          "four runs are compared, not %d: was one of them stopped?".formatted(runs.size()));
    }
    StoredRun plainShallow = runs.get(0);
    StoredRun plainDeep = runs.get(1);
    StoredRun shallow = runs.get(2);
    StoredRun deep = runs.get(3);
    Table table =
        Table.create(
            "Training errors compared",
            StringColumn.create("the paper's claim"),
            DoubleColumn.create("higher (%)"),
            DoubleColumn.create("lower (%)"),
            DoubleColumn.create("difference"),
            StringColumn.create("these runs"));
    claim(table, "a deeper plain network is worse", plainDeep, plainShallow);
    claim(table, "shortcuts help the deep network", plainDeep, deep);
    claim(table, "shortcuts help the shallow network", plainShallow, shallow);
    claim(table, "a deeper residual network is better", shallow, deep);
    return table;
  }

  private static void claim(Table table, String claim, StoredRun higher, StoredRun lower) {
    double high = higher.record().results().trainingError();
    double low = lower.record().results().trainingError();
    table.stringColumn(0).append("%s: %s > %s".formatted(claim, name(higher), name(lower)));
    table.doubleColumn(1).append(Rounding.to(high, 2));
    table.doubleColumn(2).append(Rounding.to(low, 2));
    table.doubleColumn(3).append(Rounding.to(high - low, 2));
    table.stringColumn(4).append(high > low ? "agree" : "do not agree");
  }

  /** One sentence on whether the runs, in that order of networks, show what the paper shows. */
  public static String inOneSentence(List<StoredRun> runs) {
    Table table = of(runs);
    long agreeing = table.stringColumn(4).isEqualTo("agree").size();
    return "%d of the paper's %d comparisons hold in these runs (%s, preset %s, seed %d)."
        .formatted(
            agreeing,
            table.rowCount(),
            runs.get(0).record().data().label(),
            runs.get(0).record().preset(),
            runs.get(0).record().seed());
  }

  private static String name(StoredRun run) {
    return run.record().network().name();
  }
}
