package org.residuallab.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.probe.MeasuredResponses;
import org.residuallab.run.StoredRun;

/**
 * The claims, each with what stands behind it.
 *
 * <pre>{@code
 * var ledger = Ledger.of(settings.runs(), settings.results());
 * var table = LedgerTable.of(ledger.of("Table 6")).tablesaw("Table 6");
 * }</pre>
 *
 * @param entries in the paper's order
 */
public record Ledger(List<Entry> entries) {

  /**
   * A claim and what we found.
   *
   * @param claim the paper's
   * @param finding ours
   */
  public record Entry(Claim claim, Finding finding) {}

  public Ledger {
    entries = List.copyOf(entries);
  }

  /**
   * The ledger as the records, these runs, and what was measured of imported weights have it.
   *
   * @param folders of stored runs, with evaluations and responses beside them; any may be missing.
   *     What is damaged is passed over, with a line on the error stream
   * @throws IOException if a folder cannot be read
   */
  public static Ledger of(Path... folders) throws IOException {
    return of(System.err::println, folders);
  }

  /**
   * The same.
   *
   * @param damaged is told in a line of each run, table of one, or measurement that is passed over
   * @throws IOException if a folder cannot be read
   */
  public static Ledger of(Consumer<String> damaged, Path... folders) throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    List<Evaluation> evaluations = new ArrayList<>();
    List<MeasuredResponses> responses = new ArrayList<>();
    for (Path folder : folders) {
      runs.addAll(StoredRun.all(folder, damaged));
      evaluations.addAll(Evaluation.in(folder).all(damaged));
      responses.addAll(MeasuredResponses.in(folder).all(damaged));
    }
    return of(
        new Evidence(new RunEvidence(runs, damaged), new ImportedEvidence(evaluations, responses)));
  }

  static Ledger of(Evidence evidence) {
    return new Ledger(
        Claims.read().stream().map(each -> new Entry(each.claim(), each.find(evidence))).toList());
  }

  /** The entries of one of the paper's tables, figures or sections: {@code Table 6}. */
  public Ledger of(String source) {
    return new Ledger(
        entries.stream()
            .filter(entry -> entry.claim().source().equalsIgnoreCase(source.strip()))
            .toList());
  }

  /** The entry of one claim, by its id: {@code section-4.1.gradients}; empty if there is none. */
  public Ledger claim(String id) {
    return new Ledger(entries.stream().filter(entry -> entry.claim().id().equals(id)).toList());
  }

  /** The entries with that status. */
  public Ledger with(Status status) {
    return new Ledger(
        entries.stream().filter(entry -> entry.finding().status() == status).toList());
  }

  /** Tables, figures and sections in the paper's order. */
  public List<String> sources() {
    return entries.stream().map(entry -> entry.claim().source()).distinct().toList();
  }

  /** How many claims have each status; zero where none has. */
  public Map<Status, Long> counts() {
    Map<Status, Long> counts = new EnumMap<>(Status.class);
    Stream.of(Status.values()).forEach(status -> counts.put(status, 0L));
    entries.forEach(entry -> counts.merge(entry.finding().status(), 1L, Long::sum));
    return counts;
  }
}
