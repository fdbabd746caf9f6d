package org.residuallab.table;

import java.util.List;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunLabels;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The errors at the end of runs, as a table.
 *
 * <pre>{@code
 * var table = FinalErrors.of(RunQuery.in(settings.results()).iterations(3910).list());
 * }</pre>
 */
public final class FinalErrors {

  private FinalErrors() {}

  /**
   * A row for each run that has ended, in the order given; errors in percent, shown with two
   * decimals. Networks of one name are told apart by their shortcut option; budget and seed are
   * shown where they differ.
   */
  public static Table of(List<StoredRun> runs) {
    StringColumn network = StringColumn.create("network");
    LongColumn parameters = Decimals.longs("parameters");
    parameters.setPrintFormatter(Decimals.grouped());
    IntColumn iterations = Decimals.ints("iterations");
    DoubleColumn training = Decimals.column("training error (%)", 2);
    DoubleColumn test = Decimals.column("test error (%)", 2);
    DoubleColumn speed = Decimals.column("images/s", 0);
    DoubleColumn minutes = Decimals.column("minutes", 1);
    StringColumn budget = StringColumn.create("budget");
    LongColumn seed = Decimals.longs("seed");
    List<RunRecord> ended =
        runs.stream().map(StoredRun::record).filter(run -> run.results() != null).toList();
    network.addAll(RunLabels.networks(ended));
    for (RunRecord record : ended) {
      budget.append(record.budget());
      seed.append(record.seed());
      parameters.append(record.parameters());
      iterations.append(record.results().iterations());
      training.append(record.results().trainingError());
      if (record.results().testError() == null) {
        test.appendMissing();
      } else {
        test.append(record.results().testError());
      }
      speed.append(record.results().imagesPerSecond());
      minutes.append(record.results().seconds() / 60);
    }
    Table table = Table.create("Errors at the end", network);
    for (Column<?> column : List.<Column<?>>of(budget, seed)) {
      if (column.countUnique() > 1) {
        table.addColumns(column);
      }
    }
    return table.addColumns(parameters, iterations, training, test, speed, minutes);
  }
}
