package org.residuallab.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residuallab.run.Measurement;
import org.residuallab.run.Origin;
import org.residuallab.run.Placement;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * By what runs were made: the lines that make a report repeatable.
 *
 * <pre>{@code
 * var table = ProvenanceTable.of(RunQuery.in(settings.results()).iterations(16000).list());
 * }</pre>
 */
public final class ProvenanceTable {

  private static final int MOST_TIMES = 4;

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
    training(table, runs.stream().map(StoredRun::record).toList());
    return table;
  }

  /**
   * Of stored networks: where each comes from, and of those that were trained here what {@link
   * #of(List)} says of their runs.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Table ofNetworks(List<StoredModel> networks) {
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("no networks, no provenance");
    }
    Table table =
        Table.create("Trained by", StringColumn.create("what"), StringColumn.create("value"));
    networks.forEach(each -> append(table, each.name(), origin(each.origin())));
    List<RunRecord> records =
        networks.stream().flatMap(each -> each.origin().training().stream()).toList();
    if (!records.isEmpty()) {
      training(table, records);
    }
    return table;
  }

  private static void training(Table table, List<RunRecord> records) {
    row(table, "images", records, run -> run.images());
    row(table, "fingerprint (SHA-256)", records, run -> run.data().sha256());
    row(table, "trained and tested on", records, ProvenanceTable::images);
    row(table, "budget", records, RunRecord::budget);
    row(table, "recipe", records, ProvenanceTable::recipe);
    row(table, "seed", records, run -> String.valueOf(run.seed()));
    row(table, "commit", records, run -> RunHistory.of(run).commits());
    row(table, "computed by", records, run -> RunHistory.of(run).engines());
    row(table, "Java", records, run -> run.provenance().java());
    row(table, "machine", records, run -> machine(run.provenance()));
    times(table, "started (UTC)", records, run -> run.provenance().started());
  }

  /**
   * Of what was measured of stored networks: where they come from, and by what it was done.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  public static Table ofMeasurements(List<? extends Measurement> measured) {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException("nothing measured, no provenance");
    }
    Table table =
        Table.create("Measured by", StringColumn.create("what"), StringColumn.create("value"));
    measured.stream()
        .flatMap(each -> each.networks().stream())
        .map(each -> new Line(each.name(), origin(each)))
        .distinct() // The same weights imported twice are one network.
        .forEach(line -> append(table, line.what(), line.value()));
    row(table, "images", measured, each -> each.data().source().label(each.data().fingerprint()));
    row(table, "fingerprint (SHA-256)", measured, each -> each.data().sha256());
    row(table, "commit", measured, each -> each.provenance().commit());
    row(table, "computed by", measured, each -> all(each, by -> by.engine().toString()));
    row(table, "Java", measured, each -> all(each, Provenance::java));
    row(table, "machine", measured, each -> all(each, ProvenanceTable::machine));
    times(table, "started (UTC)", measured, each -> each.provenance().started());
    return table;
  }

  private record Line(String what, String value) {}

  private static String origin(Origin network) {
    String trained =
        network
            .training()
            .map(
                run ->
                    "trained here by the run %s (%s), commit %s"
                        .formatted(run.name(), run.budget(), RunHistory.of(run).commits()))
            .orElse("not trained here");
    return network instanceof Origin.Imported file
        ? "%s; file %s, SHA-256 %s: %s"
            .formatted(trained, file.file(), file.fileSha256(), file.source())
        : trained;
  }

  private static String all(Measurement measured, Function<Provenance, String> words) {
    return measured.provenances().stream().map(words).distinct().collect(Collectors.joining("; "));
  }

  private static String machine(Provenance provenance) {
    String system =
        String.format(Locale.ROOT, "%s, %d cores", provenance.system(), provenance.cores());
    Placement there = provenance.placement();
    return there == null
        ? system
        : "%s: %s (%s)".formatted(there.host(), system, there.processor());
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

  private static <T> void row(
      Table table, String what, List<? extends T> all, Function<T, String> value) {
    append(table, what, all.stream().map(value).distinct().collect(Collectors.joining("; ")));
  }

  /** Of many times the first and the last; nothing else has an order in which to stand between. */
  private static <T> void times(
      Table table, String what, List<? extends T> all, Function<T, String> time) {
    List<String> times = all.stream().map(time).distinct().sorted().toList();
    append(
        table,
        what,
        times.size() <= MOST_TIMES
            ? String.join("; ", times)
            : "%s to %s".formatted(times.get(0), times.get(times.size() - 1)));
  }

  private static void append(Table table, String what, String value) {
    table.stringColumn(0).append(what);
    table.stringColumn(1).append(value);
  }
}
