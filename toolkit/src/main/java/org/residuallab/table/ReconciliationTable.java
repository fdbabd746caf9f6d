package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import org.residuallab.cost.Account;
import org.residuallab.cost.Account.Step;
import org.residuallab.cost.Count;
import org.residuallab.cost.Printed;
import org.residuallab.cost.Reconciliation;
import org.residuallab.text.TextTable;
import org.residuallab.text.TextTable.Change;

/**
 * Published figures of one network side by side: for each tool its figures, and under them each
 * difference from the paper's way of counting with its reason.
 *
 * <pre>{@code
 * var counted = Reconciliation.of(Networks.named("resnet-50"));
 * var table = ReconciliationTable.of(counted).tablesaw("ResNet-50, counted by everybody");
 * }</pre>
 */
public final class ReconciliationTable {

  private ReconciliationTable() {}

  /** A row a tool, and a row a difference; the sign tells them apart. */
  public static TextTable of(Reconciliation reconciliation) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row("this network", "counted as the paper does", reconciliation.base()));
    reconciliation.printed().ifPresent(printed -> rows.add(printed(printed)));
    for (Account account : reconciliation.accounts()) {
      rows.add(row(account.tool().name(), remark(account), account.count()));
      for (Step step : account.steps()) {
        Count change = step.change();
        rows.add(
            List.of("", step.reason(), signed(change.parameters()), signed(change.operations())));
      }
    }
    return new TextTable(List.of("counted_by", "because", "parameters", "operations"), rows, 0);
  }

  private static List<Object> row(String who, String remark, Count count) {
    return List.of(who, remark, count.parameters(), count.operations());
  }

  private static String remark(Account account) {
    if (!account.tool().changes().isEmpty() && !account.ownNetwork()) {
      return "no network of its own is known here, so of this one:";
    }
    return account.steps().isEmpty() ? "the same" : "of which:";
  }

  private static Object signed(long change) {
    return change == 0 ? "" : new Change(change);
  }

  private static List<Object> printed(Printed printed) {
    String how =
        switch (printed.rounding()) {
          case ROUNDED -> "prints it rounded";
          case CUT_OFF -> "prints it cut off, not rounded";
          case OTHER -> "prints a figure that leaves something out";
        };
    boolean parameters = printed.quantity() == Printed.Quantity.MILLION_PARAMETERS;
    return List.of(
        "the paper, " + printed.source(),
        how,
        parameters ? printed.figure() + " million" : "",
        parameters ? "" : printed.figure() + " billion");
  }
}
