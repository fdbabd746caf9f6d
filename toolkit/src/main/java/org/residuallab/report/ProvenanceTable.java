package org.residuallab.report;

import java.util.List;
import org.residuallab.training.Provenance;
import org.residuallab.training.RunRecord;
import org.residuallab.training.StoredRun;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** By what runs were made: the lines that make a report repeatable. */
public final class ProvenanceTable {

  private ProvenanceTable() {}

  /**
   * What the runs of one experiment share, from the first of them.
   *
   * @throws IllegalArgumentException if there are no runs
   */
  public static Table of(List<StoredRun> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no runs, no provenance");
    }
    RunRecord record = runs.get(0).record();
    Provenance by = record.provenance();
    Table table =
        Table.create("Made by", StringColumn.create("what"), StringColumn.create("value"));
    row(table, "images", record.data().label());
    row(table, "fingerprint (SHA-256)", record.data().sha256());
    row(
        table,
        "trained and tested on",
        "%,d and %,d images"
            .formatted(
                record.data().trainingImages(),
                Math.min(record.data().testImages(), record.recipe().testImages())));
    row(table, "preset", record.preset());
    row(
        table,
        "recipe",
        "%,d iterations of %d images, rate %s, divided by ten after %s"
            .formatted(
                record.recipe().iterations(),
                record.recipe().batchSize(),
                record.recipe().optimizer().learningRate(),
                record.recipe().drops()));
    row(table, "seed", String.valueOf(record.seed()));
    row(table, "commit", by.commit());
    row(table, "computed by", by.engine().toString());
    row(table, "Java", by.java());
    row(table, "machine", "%s, %d cores".formatted(by.system(), by.cores()));
    row(table, "started (UTC)", by.started());
    return table;
  }

  private static void row(Table table, String what, String value) {
    table.stringColumn(0).append(what);
    table.stringColumn(1).append(value);
  }
}
