package org.residuallab.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * By what runs were made: the lines that make a report repeatable.
 *
 * <pre>{@code
 * var table = ProvenanceTable.of(RunQuery.in(settings.results()).iterations(3910).list());
 * }</pre>
 */
public final class ProvenanceTable {

  private static final int MOST_LISTED = 4;

  private ProvenanceTable() {}

  /**
   * Of the runs of one experiment: what they share once, what they do not share one after the
   * other.
   *
   * @throws IllegalArgumentException if there are no runs
   */
  public static Table of(List<StoredRun> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no runs, no provenance");
    }
    Table table =
        Table.create("Made by", StringColumn.create("what"), StringColumn.create("value"));
    row(table, "images", runs, run -> run.images());
    row(table, "fingerprint (SHA-256)", runs, run -> run.data().sha256());
    row(table, "trained and tested on", runs, ProvenanceTable::images);
    row(table, "budget", runs, RunRecord::budget);
    row(table, "recipe", runs, ProvenanceTable::recipe);
    row(table, "seed", runs, run -> String.valueOf(run.seed()));
    row(table, "commit", runs, run -> RunHistory.of(run).commits());
    row(table, "computed by", runs, run -> RunHistory.of(run).engines());
    row(table, "Java", runs, run -> run.provenance().java());
    row(
        table,
        "machine",
        runs,
        run ->
            String.format(
                Locale.ROOT, "%s, %d cores", run.provenance().system(), run.provenance().cores()));
    row(table, "started (UTC)", runs, run -> run.provenance().started());
    return table;
  }

  private static String images(RunRecord run) {
    return String.format(
        Locale.ROOT,
        "%,d and %,d images",
        run.data().trainingImages(),
        Math.min(run.data().testImages(), run.recipe().testImages()));
  }

  private static String recipe(RunRecord run) {
    return String.format(
        Locale.ROOT,
        "%,d iterations of %d images, rate %s, divided by ten after %s",
        run.recipe().iterations(),
        run.recipe().batchSize(),
        run.recipe().optimizer().learningRate(),
        run.recipe().drops());
  }

  private static void row(
      Table table, String what, List<StoredRun> runs, Function<RunRecord, String> value) {
    List<String> values =
        runs.stream().map(run -> value.apply(run.record())).distinct().sorted().toList();
    table.stringColumn(0).append(what);
    table
        .stringColumn(1)
        .append(
            values.size() <= MOST_LISTED
                ? String.join("; ", values)
                : "%s to %s".formatted(values.get(0), values.get(values.size() - 1)));
  }
}
