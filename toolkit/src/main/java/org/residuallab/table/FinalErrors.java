package org.residuallab.table;

import java.util.List;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** The errors at the end of runs, as a table. */
public final class FinalErrors {

  private FinalErrors() {}

  /**
   * A row for each finished run, in the order given; errors in percent, shown with two decimals.
   */
  public static Table of(List<StoredRun> runs) {
    StringColumn network = StringColumn.create("network");
    LongColumn parameters = LongColumn.create("parameters");
    parameters.setPrintFormatter(NumberColumnFormatter.intsWithGrouping());
    IntColumn iterations = IntColumn.create("iterations");
    DoubleColumn training = Decimals.column("training error (%)", 2);
    DoubleColumn test = Decimals.column("test error (%)", 2);
    DoubleColumn speed = Decimals.column("images/s", 0);
    DoubleColumn minutes = Decimals.column("minutes", 1);
    for (StoredRun run : runs) {
      RunRecord record = run.record();
      if (record.results() == null) {
        continue;
      }
      network.append(record.network().name());
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
    return Table.create(
        "Errors at the end", network, parameters, iterations, training, test, speed, minutes);
  }
}
