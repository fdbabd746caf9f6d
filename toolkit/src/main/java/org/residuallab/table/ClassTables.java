package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.residuallab.evaluation.Confusion;
import org.residuallab.evaluation.ErrorRate;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.text.TextTable;

/** Evaluations class by class, for a terminal or a file. */
public final class ClassTables {

  private ClassTables() {}

  /**
   * A row for each class of each evaluation: top-1 errors in percent, with Wilson's interval of 95
   * % confidence; empty where a class has no images.
   */
  public static TextTable errors(List<Evaluation> evaluations) {
    return table(
        List.of("class", "images", "wrong", "top1_error", "low", "high"),
        evaluations,
        confusion -> c -> row(confusion, c));
  }

  private static List<Object> row(Confusion confusion, int c) {
    List<Object> row = new ArrayList<>();
    row.add(confusion.classNames().get(c));
    row.add(confusion.images(c));
    row.add(confusion.wrong(c));
    if (confusion.images(c) == 0) {
      row.addAll(List.of("", "", ""));
    } else {
      ErrorRate rate = new ErrorRate(confusion.wrong(c), confusion.images(c));
      row.addAll(List.of(text(rate.percent()), text(rate.low()), text(rate.high())));
    }
    return row;
  }

  /**
   * A row for each true class of each evaluation, a column for each answer: how many images.
   *
   * @param evaluations of the same classes
   */
  public static TextTable confusion(List<Evaluation> evaluations) {
    List<String> header = new ArrayList<>(List.of("true_class"));
    // Its own heading could be a class's name.
    evaluations.get(0).confusion().classNames().forEach(name -> header.add("as " + name));
    return table(
        header,
        evaluations,
        confusion ->
            c -> {
              List<Object> row = new ArrayList<>(List.of(confusion.classNames().get(c)));
              row.addAll(confusion.counts().get(c));
              return row;
            });
  }

  private interface Rows {
    IntFunction<List<Object>> of(Confusion confusion);
  }

  private static TextTable table(List<String> columns, List<Evaluation> evaluations, Rows rows) {
    List<String> header = new ArrayList<>(List.of("protocol", "models"));
    header.addAll(columns);
    List<List<Object>> all = new ArrayList<>();
    for (Evaluation each : evaluations) {
      for (int c = 0; c < each.confusion().classNames().size(); c++) {
        List<Object> row = new ArrayList<>();
        row.add(each.protocol().label());
        row.add(each.names());
        row.addAll(rows.of(each.confusion()).apply(c));
        all.add(row);
      }
    }
    return new TextTable(header, all, 0);
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f", percent);
  }
}
