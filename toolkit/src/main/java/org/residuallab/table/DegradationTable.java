package org.residuallab.table;

import java.util.List;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Comparison;
import org.residuallab.study.Degradation;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The paper's comparisons of shallow and deep networks, and what runs say of each.
 *
 * <pre>{@code
 * var runs = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(
 *     Networks.named("plain-20"), Networks.named("plain-56"), Networks.named("resnet-20"), Networks.named("resnet-56"));
 * var table = DegradationTable.of(runs.list());
 * }</pre>
 */
public final class DegradationTable {

  private DegradationTable() {}

  /**
   * A row for each comparison.
   *
   * @param runs as {@link Degradation#of} takes them
   * @throws IllegalArgumentException as it does
   */
  public static Table of(List<StoredRun> runs) {
    StringColumn claim = StringColumn.create("the paper's claim");
    DoubleColumn higher = Decimals.column("higher (%)", 2);
    DoubleColumn lower = Decimals.column("lower (%)", 2);
    DoubleColumn difference = Decimals.column("difference", 2);
    StringColumn outcome = StringColumn.create("these runs");
    for (Comparison each : Degradation.of(runs).comparisons()) {
      claim.append("%s: %s > %s".formatted(each.claim(), name(each.higher()), name(each.lower())));
      higher.append(each.higher().record().results().trainingError());
      lower.append(each.lower().record().results().trainingError());
      difference.append(each.difference());
      outcome.append(each.outcome().toString());
    }
    return Table.create("Training errors compared", claim, higher, lower, difference, outcome);
  }

  private static String name(StoredRun run) {
    return run.record().network().name();
  }
}
