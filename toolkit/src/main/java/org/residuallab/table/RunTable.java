package org.residuallab.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.residuallab.run.Best;
import org.residuallab.run.Metrics;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Stored runs as data, unrounded: to filter, join and summarise.
 *
 * <pre>{@code
 * var table = RunTable.of(RunQuery.in(settings.results()).iterations(600).list());
 * }</pre>
 */
public final class RunTable {

  private static final Set<String> OF_HELD_OUT =
      Set.of(
          "validation error", "best iteration", "best validation error", "test error of the best");

  private RunTable() {}

  /**
   * All runs of a folder, a row each; what an unfinished run does not know is missing. A damaged
   * run is passed over, with a line on the error stream.
   *
   * @throws IOException if the folder cannot be read
   */
  public static Table of(Path runs) throws IOException {
    return of(StoredRun.all(runs));
  }

  /** These runs, a row each. */
  public static Table of(List<StoredRun> runs) {
    StringColumn run = StringColumn.create("run");
    StringColumn network = StringColumn.create("network");
    StringColumn shortcuts = StringColumn.create("shortcuts");
    LongColumn parameters = Decimals.longs("parameters");
    LongColumn seed = Decimals.longs("seed");
    StringColumn budget = StringColumn.create("budget");
    StringColumn status = StringColumn.create("status");
    IntColumn iterations = Decimals.ints("iterations");
    DoubleColumn training = Decimals.unrounded("training error");
    DoubleColumn validation = Decimals.unrounded("validation error");
    DoubleColumn test = Decimals.unrounded("test error");
    IntColumn bestIteration = Decimals.ints("best iteration");
    DoubleColumn bestValidation = Decimals.unrounded("best validation error");
    DoubleColumn bestTest = Decimals.unrounded("test error of the best");
    DoubleColumn seconds = Decimals.unrounded("seconds");
    StringColumn data = StringColumn.create("data");
    StringColumn sha256 = StringColumn.create("parameters_sha256");
    for (StoredRun each : runs) {
      RunRecord record = each.record();
      RunRecord.Results results = record.results();
      run.append(record.name());
      network.append(record.network().name());
      shortcuts.append(record.network().shortcuts().name());
      parameters.append(record.parameters());
      seed.append(record.seed());
      budget.append(record.budget());
      status.append(record.status().toString());
      iterations.append(each.metrics().size());
      append(training, results == null ? null : results.trainingError());
      append(validation, results == null ? null : results.validationError());
      append(test, results == null ? null : results.testError());
      Best best = results == null ? null : results.best();
      if (best == null) {
        bestIteration.appendMissing();
      } else {
        bestIteration.append(best.iteration());
      }
      append(bestValidation, best == null ? null : best.validationError());
      append(bestTest, best == null ? null : best.testError());
      append(seconds, results == null ? null : results.seconds());
      data.append(record.images());
      sha256.append(results == null ? "" : results.parametersSha256());
    }
    return known(
        "Runs",
        run,
        network,
        shortcuts,
        parameters,
        seed,
        budget,
        status,
        iterations,
        training,
        validation,
        test,
        bestIteration,
        bestValidation,
        bestTest,
        seconds,
        data,
        sha256);
  }

  /** The curves of these runs, a row an iteration. */
  public static Table curves(List<StoredRun> runs) {
    StringColumn run = StringColumn.create("run");
    StringColumn network = StringColumn.create("network");
    LongColumn seed = Decimals.longs("seed");
    IntColumn iteration = Decimals.ints("iteration");
    DoubleColumn epoch = Decimals.unrounded("epoch");
    DoubleColumn rate = Decimals.unrounded("learning rate");
    DoubleColumn loss = Decimals.unrounded("loss");
    DoubleColumn training = Decimals.unrounded("training error");
    DoubleColumn validation = Decimals.unrounded("validation error");
    DoubleColumn test = Decimals.unrounded("test error");
    for (StoredRun each : runs) {
      for (Metrics row : each.metrics()) {
        run.append(each.record().name());
        network.append(each.record().network().name());
        seed.append(each.record().seed());
        iteration.append(row.iteration());
        epoch.append(row.epoch());
        rate.append(row.learningRate());
        loss.append(row.loss());
        training.append(row.trainingError());
        append(validation, orNull(row.validationError()));
        append(test, orNull(row.testError()));
      }
    }
    return known(
        "Curves", run, network, seed, iteration, epoch, rate, loss, training, validation, test);
  }

  /** A table of these, without what only runs have that hold images out where there is none. */
  private static Table known(String name, Column<?>... columns) {
    Table table = Table.create(name);
    for (Column<?> column : columns) {
      if (!OF_HELD_OUT.contains(column.name()) || column.countMissing() < column.size()) {
        table.addColumns(column);
      }
    }
    return table;
  }

  private static Double orNull(OptionalDouble error) {
    return error.isPresent() ? error.getAsDouble() : null;
  }

  private static void append(DoubleColumn column, Double value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.append(value);
    }
  }
}
