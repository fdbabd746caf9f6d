package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.run.Best;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunState;
import org.residuallab.text.TextTable;

/** The stored runs as a list. */
public final class RunList {

  private record Column(String name, Function<RunState, Object> cell) {

    static Column of(String name, Function<RunRecord, Object> cell) {
      return new Column(name, state -> cell.apply(state.run().record()));
    }
  }

  private static final Column RUN = Column.of("run", RunRecord::name);
  private static final Column NETWORK = Column.of("network", run -> run.network().name());
  private static final Column SEED = Column.of("seed", RunRecord::seed);
  private static final Column STATUS = new Column("status", RunState::inWords);
  private static final Column DONE =
      new Column("done", state -> (long) state.run().metrics().size());
  private static final Column OF = Column.of("of", run -> (long) run.recipe().iterations());
  private static final Column RESUMED = Column.of("resumed", RunList::resumed);

  private static final Column VALIDATION_ERROR =
      Column.of("validation error", run -> percent(run, Results::validationError));

  private static final List<Column> WHOLE =
      List.of(
          RUN,
          NETWORK,
          Column.of("shortcuts", run -> run.network().shortcuts().name()),
          SEED,
          Column.of("budget", RunRecord::budget),
          STATUS,
          DONE,
          OF,
          Column.of("training error", run -> percent(run, Results::trainingError)),
          VALIDATION_ERROR,
          Column.of("test error", run -> percent(run, Results::testError)),
          Column.of("best iteration", run -> best(run).map(Best::iteration).map(String::valueOf).orElse("")),
          Column.of("its test error", run -> percent(run, RunList::testErrorOfTheBest)),
          Column.of("images", run -> run.images()),
          Column.of("began", run -> run.provenance().started()),
          RESUMED);

  private static final List<Column> BRIEF =
      List.of(
          RUN,
          NETWORK,
          Column.of("option", RunList::option),
          SEED,
          Column.of("preset", run -> run.preset() == null ? "" : run.preset().toString()),
          STATUS,
          DONE,
          OF,
          Column.of("train %", run -> percent(run, Results::trainingError)),
          Column.of("test %", run -> percent(run, Results::testError)),
          Column.of("images", run -> run.data().source().brief(run.data().fingerprint())),
          Column.of("began", run -> run.provenance().started().replaceAll("T.*", "")));

  private static final Column VALID =
      Column.of("valid. %", run -> percent(run, Results::validationError));

  private RunList() {}

  /**
   * A row for each run, in the order given, for a terminal: errors in percent, names of images and
   * times cut short, resumptions only where there were some.
   */
  public static TextTable of(List<RunState> runs) {
    List<Column> columns = new ArrayList<>(BRIEF);
    if (runs.stream().anyMatch(run -> run.run().record().recipe().heldOut() > 0)) {
      columns.add(columns.size() - 3, VALID);
    }
    if (runs.stream().anyMatch(run -> !run.run().record().resumptions().isEmpty())) {
      columns.add(RESUMED);
    }
    return table(columns, runs);
  }

  /** A row for each run, in the order given, nothing cut short; errors in percent. */
  public static TextTable whole(List<RunState> runs) {
    return table(WHOLE, runs);
  }

  private static TextTable table(List<Column> columns, List<RunState> runs) {
    return new TextTable(
        columns.stream().map(Column::name).toList(),
        runs.stream()
            .map(run -> columns.stream().map(column -> column.cell().apply(run)).toList())
            .toList(),
        0);
  }

  private static Optional<Best> best(RunRecord run) {
    return Optional.ofNullable(run.results()).map(Results::best);
  }

  private static Double testErrorOfTheBest(Results results) {
    return results.best() == null ? null : results.best().testError();
  }

  private static String option(RunRecord run) {
    ShortcutOption option = run.network().shortcuts();
    return option == ShortcutOption.NONE ? "" : option.name();
  }

  private static String resumed(RunRecord run) {
    int times = run.resumptions().size();
    if (times == 0) {
      return "";
    }
    String often = times == 1 ? "once" : times + " times";
    return RunHistory.of(run).isOne() ? often : often + ", conditions changed";
  }

  private static String percent(RunRecord run, Function<Results, Double> error) {
    Double known = run.results() == null ? null : error.apply(run.results());
    // Not a number where it was stopped before its first iteration.
    return known == null || known.isNaN() ? "" : String.format(Locale.ROOT, "%.2f", known);
  }
}
