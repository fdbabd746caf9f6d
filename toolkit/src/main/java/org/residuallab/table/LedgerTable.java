package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.residuallab.ledger.Finding;
import org.residuallab.ledger.Ledger;
import org.residuallab.ledger.Status;
import org.residuallab.run.Origin;
import org.residuallab.text.TextTable;

/**
 * The claims ledger as tables.
 *
 * <pre>{@code
 * var ledger = Ledger.of(settings.results());
 * var table = LedgerTable.summary(ledger).tablesaw("Claims");
 * }</pre>
 */
public final class LedgerTable {

  private static final String BESIDE = "  and beside it";

  private static final List<String> WHOLE =
      List.of(
          "id",
          "source",
          "claim",
          "paper",
          "protocol",
          "ours",
          "status",
          "basis",
          "runs",
          "weights",
          "beside_ours",
          "beside_status",
          "beside_basis",
          "beside_runs",
          "beside_weights");

  private LedgerTable() {}

  /** A row a claim, and one more where runs and imported weights both speak to it. */
  public static TextTable of(Ledger ledger) {
    List<List<Object>> rows = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      rows.add(
          row(
              entry.claim().source(),
              entry.claim().claim(),
              entry.claim().value().text(),
              entry.finding()));
      entry.finding().beside().ifPresent(other -> rows.add(row("", BESIDE, "", other)));
    }
    return new TextTable(List.of("source", "claim", "paper", "ours", "status", "basis"), rows, 0);
  }

  private static List<Object> row(String source, String claim, String paper, Finding ours) {
    return List.of(source, claim, paper, ours.value(), ours.status().toString(), ours.basis());
  }

  /**
   * A row a claim, with its name and protocol, the names of the runs and the SHA-256 of the files
   * of imported weights, for other programs.
   */
  public static TextTable whole(Ledger ledger) {
    List<List<Object>> rows = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      rows.add(
          List.of(
              entry.claim().id(),
              entry.claim().source(),
              entry.claim().claim(),
              entry.claim().value().text(),
              entry.claim().protocol(),
              entry.finding().value(),
              entry.finding().status().toString(),
              entry.finding().basis(),
              String.join(" ", entry.finding().runs()),
              files(entry.finding()),
              entry.finding().beside().map(Finding::value).orElse(""),
              entry.finding().beside().map(other -> other.status().toString()).orElse(""),
              entry.finding().beside().map(Finding::basis).orElse(""),
              entry.finding().beside().map(other -> String.join(" ", other.runs())).orElse(""),
              entry.finding().beside().map(LedgerTable::files).orElse("")));
    }
    return new TextTable(WHOLE, rows, 0);
  }

  private static String files(Finding finding) {
    return finding.weights().stream()
        .map(Origin.Imported::fileSha256)
        .collect(Collectors.joining(" "));
  }

  /** How many claims have which status, and what that means. */
  public static TextTable summary(Ledger ledger) {
    List<List<Object>> rows = new ArrayList<>();
    long all = 0;
    for (Map.Entry<Status, Long> count : ledger.counts().entrySet()) {
      rows.add(List.of(count.getKey().toString(), count.getValue(), count.getKey().meaning()));
      all += count.getValue();
    }
    rows.add(List.of("total", all, ""));
    return new TextTable(List.of("status", "claims", "meaning"), rows, 1);
  }
}
