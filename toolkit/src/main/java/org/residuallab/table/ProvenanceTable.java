package org.residuallab.table;

import java.util.ArrayList;
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
    return table("Made by", linesOf(runs));
  }

  /**
   * The same, line by line.
   *
   * @throws IllegalArgumentException if there are no runs
   */
  public static List<Line> linesOf(List<StoredRun> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no runs, no provenance");
    }
    return training(runs.stream().map(StoredRun::record).toList());
  }

  /**
   * One thing that is known.
   *
   * @param what it is of
   * @param value in words
   */
  public record Line(String what, String value) {}

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
    List<Line> lines = new ArrayList<>();
    networks.forEach(each -> lines.add(new Line(each.name(), origin(each.origin()))));
    List<RunRecord> records =
        networks.stream().flatMap(each -> each.origin().training().stream()).toList();
    if (!records.isEmpty()) {
      lines.addAll(training(records));
    }
    return table("Trained by", lines);
  }

  private static List<Line> training(List<RunRecord> records) {
    return List.of(
        row("images", records, run -> run.images()),
        row("fingerprint (SHA-256)", records, run -> run.data().sha256()),
        row("trained and tested on", records, ProvenanceTable::images),
        row("budget", records, RunRecord::budget),
        row("recipe", records, ProvenanceTable::recipe),
        row("seed", records, run -> String.valueOf(run.seed())),
        row("commit", records, run -> RunHistory.of(run).commits()),
        row("computed by", records, run -> RunHistory.of(run).engines()),
        row("Java", records, run -> run.provenance().java()),
        row("machine", records, run -> machine(run.provenance())),
        times("started (UTC)", records, run -> run.provenance().started()));
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
    List<Line> lines = new ArrayList<>();
    measured.stream()
        .flatMap(each -> each.networks().stream())
        .map(each -> new Line(each.name(), origin(each)))
        .distinct() // The same weights imported twice are one network.
        .forEach(lines::add);
    lines.add(
        row("images", measured, each -> each.data().source().label(each.data().fingerprint())));
    lines.add(row("fingerprint (SHA-256)", measured, each -> each.data().sha256()));
    lines.add(row("commit", measured, each -> each.provenance().commit()));
    lines.add(row("computed by", measured, each -> all(each, by -> by.engine().toString())));
    lines.add(row("Java", measured, each -> all(each, Provenance::java)));
    lines.add(row("machine", measured, each -> all(each, ProvenanceTable::machine)));
    lines.add(times("started (UTC)", measured, each -> each.provenance().started()));
    return table("Measured by", lines);
  }

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

  private static <T> Line row(String what, List<? extends T> all, Function<T, String> value) {
    return new Line(what, all.stream().map(value).distinct().collect(Collectors.joining("; ")));
  }

  /** Of many times the first and the last; nothing else has an order in which to stand between. */
  private static <T> Line times(String what, List<? extends T> all, Function<T, String> time) {
    List<String> times = all.stream().map(time).distinct().sorted().toList();
    return new Line(
        what,
        times.size() <= MOST_TIMES
            ? String.join("; ", times)
            : "%s to %s".formatted(times.get(0), times.get(times.size() - 1)));
  }

  private static Table table(String title, List<Line> lines) {
    return Table.create(
        title,
        StringColumn.create("what", lines.stream().map(Line::what)),
        StringColumn.create("value", lines.stream().map(Line::value)));
  }
}
