package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.residuallab.ledger.Ledger;
import org.residuallab.ledger.Status;
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

  private LedgerTable() {}

  /** A row a claim. */
  public static TextTable of(Ledger ledger) {
    List<List<Object>> rows = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      rows.add(
          List.of(
              entry.claim().source(),
              entry.claim().claim(),
              entry.claim().value().text(),
              entry.finding().value(),
              entry.finding().status().toString(),
              entry.finding().basis()));
    }
    return new TextTable(List.of("source", "claim", "paper", "ours", "status", "basis"), rows, 0);
  }

  /**
   * The same with the claims' names and protocols and the names of the runs, for other programs.
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
              String.join(" ", entry.finding().runs())));
    }
    return new TextTable(
        List.of("id", "source", "claim", "paper", "protocol", "ours", "status", "basis", "runs"),
        rows,
        0);
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
