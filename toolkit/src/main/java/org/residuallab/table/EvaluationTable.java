package org.residuallab.table;

import java.util.List;
import java.util.Locale;
import org.residuallab.evaluation.ErrorRate;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.text.Decimals;
import org.residuallab.text.TextTable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What evaluations came to: the whole ladder, or one of them class by class.
 *
 * <pre>{@code
 * var plan = RunPlan.of("confused", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var flip = Rung.of(new Protocol.Flip(), StoredModel.read(run.folder())).on(settings.images());
 * var table = EvaluationTable.confusion(flip);
 * }</pre>
 */
public final class EvaluationTable {

  private static final List<String> COLUMNS =
      List.of(
          "protocol",
          "models",
          "images",
          "top1_error",
          "top5_error",
          "multiply_adds",
          "images_per_second");

  private EvaluationTable() {}

  /** A row for each, for programs; errors in percent. */
  public static TextTable whole(List<Evaluation> evaluations) {
    return new TextTable(
        COLUMNS,
        evaluations.stream()
            .map(
                each ->
                    List.<Object>of(
                        each.protocol().label(),
                        each.names(),
                        each.confusion().images(),
                        percent(each.topOne().percent()),
                        percent(each.topFive().percent()),
                        each.multiplyAdds(),
                        String.format(Locale.ROOT, "%.1f", each.imagesPerSecond())))
            .toList(),
        0);
  }

  /** A row for each, for people: errors in percent with the interval of the first. */
  public static TextTable of(List<Evaluation> evaluations) {
    return new TextTable(
        List.of(
            "protocol",
            "models",
            "images",
            "top-1 %",
            "95 % interval",
            "top-5 %",
            "multiply-adds",
            "images/s"),
        evaluations.stream()
            .map(
                each ->
                    List.<Object>of(
                        each.protocol().told(),
                        each.names(),
                        each.confusion().images(),
                        percent(each.topOne().percent()),
                        interval(each.topOne()),
                        percent(each.topFive().percent()),
                        each.multiplyAdds(),
                        Math.round(each.imagesPerSecond())))
            .toList(),
        0);
  }

  /**
   * Errors class by class, in percent, for a notebook.
   *
   * @param evaluation of one rung
   */
  public static Table classes(Evaluation evaluation) {
    StringColumn name = StringColumn.create("class");
    LongColumn images = Decimals.longs("images");
    LongColumn wrong = Decimals.longs("wrong");
    DoubleColumn error = Decimals.column("top-1 error (%)", 2);
    StringColumn interval = StringColumn.create("95 % interval");
    List<String> names = evaluation.confusion().classNames();
    for (int c = 0; c < names.size(); c++) {
      long all = evaluation.confusion().images(c);
      name.append(names.get(c));
      images.append(all);
      wrong.append(evaluation.confusion().wrong(c));
      if (all == 0) {
        error.appendMissing();
        interval.append("");
      } else {
        ErrorRate rate = new ErrorRate(evaluation.confusion().wrong(c), all);
        error.append(rate.percent());
        interval.append(interval(rate));
      }
    }
    return Table.create(
        "Errors by class, " + title(evaluation), name, images, wrong, error, interval);
  }

  /** The confusion table for a notebook: a row for each true class, a column for each answer. */
  public static Table confusion(Evaluation evaluation) {
    List<String> names = evaluation.confusion().classNames();
    StringColumn truth = StringColumn.create("true class", names);
    Table table = Table.create("Answers, " + title(evaluation), truth);
    for (int c = 0; c < names.size(); c++) {
      // Its own heading could be a class's name.
      LongColumn answers = Decimals.longs(heading(names, c));
      for (List<Long> row : evaluation.confusion().counts()) {
        answers.append(row.get(c));
      }
      table.addColumns(answers);
    }
    return table;
  }

  /** Tablesaw takes names that differ in capitals alone for one. */
  private static String heading(List<String> names, int c) {
    String name = names.get(c);
    boolean first = names.subList(0, c).stream().noneMatch(name::equalsIgnoreCase);
    return first ? "as " + name : "as %s (%d)".formatted(name, c);
  }

  private static String title(Evaluation evaluation) {
    return "%s, %s".formatted(evaluation.names(), evaluation.protocol().told());
  }

  private static String interval(ErrorRate rate) {
    return "%s - %s".formatted(percent(rate.low()), percent(rate.high()));
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
