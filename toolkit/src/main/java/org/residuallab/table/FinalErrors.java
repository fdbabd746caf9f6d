package org.residuallab.table;

import java.util.List;
import org.residuallab.run.Best;
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

/** The errors at the end of runs, as a table. */
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
    DoubleColumn validation = Decimals.column("validation error (%)", 2);
    DoubleColumn test = Decimals.column("test error (%)", 2);
    IntColumn best = Decimals.ints("best iteration");
    DoubleColumn bestTest = Decimals.column("its test error (%)", 2);
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
      append(validation, record.results().validationError());
      append(test, record.results().testError());
      Best chosen = record.results().best();
      if (chosen == null) {
        best.appendMissing();
      } else {
        best.append(chosen.iteration());
      }
      append(bestTest, chosen == null ? null : chosen.testError());
      speed.append(record.results().imagesPerSecond());
      minutes.append(record.results().seconds() / 60);
    }
    Table table = Table.create("Errors at the end", network);
    for (Column<?> column : List.<Column<?>>of(budget, seed)) {
      if (column.countUnique() > 1) {
        table.addColumns(column);
      }
    }
    table.addColumns(parameters, iterations, training);
    // Only runs that held images out have these.
    boolean validated = validation.countMissing() < validation.size();
    if (validated) {
      table.addColumns(validation);
    }
    table.addColumns(test);
    if (validated) {
      table.addColumns(best, bestTest);
    }
    return table.addColumns(speed, minutes);
  }

  private static void append(DoubleColumn column, Double error) {
    if (error == null) {
      column.appendMissing();
    } else {
      column.append(error);
    }
  }
}
