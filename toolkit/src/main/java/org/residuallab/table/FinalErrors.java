package org.residuallab.table;

import java.util.List;
import java.util.Optional;
import org.residuallab.run.Best;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
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
 * var table = FinalErrors.of(RunQuery.in(settings.results()).iterations(16000).list());
 * }</pre>
 */
public final class FinalErrors {

  private FinalErrors() {}

  /**
   * A row for each run that has ended, in the order given, those that diverged among them; errors
   * in percent, shown with two decimals. Networks of one name are told apart by their shortcut
   * option; budget, images and seed are shown where they differ, and how many of the test images
   * the test errors are of where it is not all of them.
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
    IntColumn tested = Decimals.ints("test images");
    DoubleColumn bestTest = Decimals.column("its test error (%)", 2);
    DoubleColumn speed = Decimals.column("images/s", 0);
    DoubleColumn minutes = Decimals.column("minutes", 1);
    StringColumn budget = StringColumn.create("budget");
    StringColumn images = StringColumn.create("images");
    LongColumn seed = Decimals.longs("seed");
    List<StoredRun> ended =
        runs.stream().filter(run -> run.record().results() != null || hasDiverged(run)).toList();
    List<String> labels = RunLabels.networks(ended.stream().map(StoredRun::record).toList());
    for (int i = 0; i < ended.size(); i++) {
      StoredRun run = ended.get(i);
      RunRecord record = run.record();
      Optional<Results> results = Optional.ofNullable(record.results());
      Optional<Best> chosen = results.map(Results::best);
      network.append(labels.get(i) + RunLabels.divergence(run));
      budget.append(record.budget());
      images.append(record.data().source().brief(record.data().fingerprint()));
      seed.append(record.seed());
      parameters.append(record.parameters());
      iterations.append(results.map(Results::iterations).orElse(run.metrics().size()));
      append(training, results.map(Results::trainingError));
      append(validation, results.map(Results::validationError));
      append(test, results.map(Results::testError));
      tested.append(record.testedOn());
      chosen.map(Best::iteration).ifPresentOrElse(best::append, best::appendMissing);
      append(bestTest, chosen.map(Best::testError));
      append(speed, results.map(Results::imagesPerSecond));
      append(minutes, results.map(it -> it.seconds() / 60));
    }
    Table table = Table.create("Errors at the end", network);
    for (Column<?> column : List.<Column<?>>of(budget, images, seed)) {
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
    if (ended.stream().anyMatch(FinalErrors::isTestedInPart)) {
      table.addColumns(tested);
    }
    if (validated) {
      table.addColumns(best, bestTest);
    }
    return table.addColumns(speed, minutes);
  }

  private static boolean isTestedInPart(StoredRun run) {
    return run.record().testedOn() < run.record().data().testImages();
  }

  private static boolean hasDiverged(StoredRun run) {
    return run.record().status() == RunRecord.Status.DIVERGED;
  }

  private static void append(DoubleColumn column, Optional<Double> figure) {
    figure.ifPresentOrElse(column::append, column::appendMissing);
  }
}
