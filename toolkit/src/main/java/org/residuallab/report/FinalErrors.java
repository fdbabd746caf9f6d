package org.residuallab.report;

import java.util.List;
import org.residuallab.training.RunRecord;
import org.residuallab.training.StoredRun;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** The errors at the end of runs, as a table. */
public final class FinalErrors {

  private FinalErrors() {}

  /** A row for each finished run, in the order given; errors in percent, two decimals. */
  public static Table of(List<StoredRun> runs) {
    StringColumn network = StringColumn.create("network");
    LongColumn parameters = LongColumn.create("parameters");
    parameters.setPrintFormatter(NumberColumnFormatter.intsWithGrouping());
    IntColumn iterations = IntColumn.create("iterations");
    DoubleColumn training = DoubleColumn.create("training error (%)");
    DoubleColumn test = DoubleColumn.create("test error (%)");
    DoubleColumn speed = DoubleColumn.create("images/s");
    DoubleColumn minutes = DoubleColumn.create("minutes");
    for (StoredRun run : runs) {
      RunRecord record = run.record();
      if (record.results() == null) {
        continue;
      }
      network.append(record.network().name());
      parameters.append(record.network().parameters());
      iterations.append(record.results().iterations());
      training.append(Rounding.to(record.results().trainingError(), 2));
      if (record.results().testError() == null) {
        test.appendMissing();
      } else {
        test.append(Rounding.to(record.results().testError(), 2));
      }
      speed.append(Rounding.to(record.results().imagesPerSecond(), 0));
      minutes.append(Rounding.to(record.results().seconds() / 60, 1));
    }
    return Table.create(
        "Errors at the end", network, parameters, iterations, training, test, speed, minutes);
  }
}
