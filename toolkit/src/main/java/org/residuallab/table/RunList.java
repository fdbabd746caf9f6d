package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.run.Best;
import org.residuallab.run.Origin;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunState;
import org.residuallab.text.TextTable;

/** The stored runs as a list. */
public final class RunList {

  /** What stands in a column of a run, and of imported weights. */
  private record Column(
      String name, Function<RunState, Object> ofRun, Function<Origin.Imported, Object> ofImport) {

    static Column of(String name, Function<RunRecord, Object> ofRun) {
      return new Column(name, state -> ofRun.apply(state.run().record()), imported -> "");
    }

    Column imported(Function<Origin.Imported, Object> cell) {
      return new Column(name, ofRun, cell);
    }
  }

  private static final Column RUN =
      Column.of("run", RunRecord::name).imported(Origin.Imported::name);
  private static final Column NETWORK =
      Column.of("network", run -> run.network().name()).imported(it -> it.network().name());
  private static final Column SEED = Column.of("seed", RunRecord::seed);
  private static final Column STATUS = new Column("status", RunState::inWords, RunList::imported);
  private static final Column DONE =
      new Column("done", state -> (long) state.run().metrics().size(), imported -> "");
  private static final Column OF = Column.of("of", run -> (long) run.recipe().iterations());
  private static final Column RESUMED = Column.of("resumed", RunList::resumed);
  private static final Column FILE = Column.of("weights from", run -> "").imported(RunList::source);

  private static final Column VALIDATION_ERROR =
      Column.of("validation error", run -> percent(run, Results::validationError));

  private static final List<Column> WHOLE =
      List.of(
          RUN,
          NETWORK,
          Column.of("shortcuts", run -> run.network().shortcuts().name())
              .imported(it -> it.network().shortcuts().name()),
          SEED,
          Column.of("budget", RunRecord::budget),
          STATUS,
          DONE,
          OF,
          Column.of("training error", run -> percent(run, Results::trainingError)),
          VALIDATION_ERROR,
          Column.of("test error", run -> percent(run, Results::testError)),
          Column.of("best iteration", RunList::bestIteration),
          Column.of("its test error", run -> percent(run, RunList::testErrorOfTheBest)),
          Column.of("images", RunRecord::images),
          Column.of("began", run -> run.provenance().started()).imported(Origin.Imported::imported),
          RESUMED);

  private static final List<Column> BRIEF =
      List.of(
          RUN,
          NETWORK,
          Column.of("option", run -> option(run.network())).imported(it -> option(it.network())),
          SEED,
          Column.of("preset", run -> run.preset() == null ? "" : run.preset().toString()),
          STATUS,
          DONE,
          OF,
          Column.of("train %", run -> percent(run, Results::trainingError)),
          Column.of("test %", run -> percent(run, Results::testError)),
          Column.of("images", run -> run.data().source().brief(run.data().fingerprint())),
          Column.of("began", run -> date(run.provenance().started()))
              .imported(it -> date(it.imported())));

  private static final Column VALID =
      Column.of("valid. %", run -> percent(run, Results::validationError));

  private RunList() {}

  /**
   * A row for each run, in the order given, for a terminal: errors in percent, names of images and
   * times cut short, resumptions only where there were some.
   */
  public static TextTable of(List<RunState> runs) {
    return of(runs, List.of());
  }

  /** The same, and below them a row for each of the imported weights beside them. */
  public static TextTable of(List<RunState> runs, List<Origin.Imported> imported) {
    List<Column> columns = new ArrayList<>(BRIEF);
    if (runs.stream().anyMatch(run -> run.run().record().recipe().heldOut() > 0)) {
      columns.add(columns.size() - 3, VALID);
    }
    if (runs.stream().anyMatch(run -> !run.run().record().resumptions().isEmpty())) {
      columns.add(RESUMED);
    }
    return table(columns, runs, imported);
  }

  /**
   * A row for each, in the order given, nothing cut short; errors in percent. Where weights were
   * imported, a column more says from which file.
   */
  public static TextTable whole(List<RunState> runs, List<Origin.Imported> imported) {
    List<Column> columns = new ArrayList<>(WHOLE);
    if (!imported.isEmpty()) {
      columns.add(FILE);
    }
    return table(columns, runs, imported);
  }

  private static TextTable table(
      List<Column> columns, List<RunState> runs, List<Origin.Imported> imported) {
    Stream<List<Object>> here =
        runs.stream().map(run -> columns.stream().map(it -> it.ofRun().apply(run)).toList());
    Stream<List<Object>> others =
        imported.stream().map(all -> columns.stream().map(it -> it.ofImport().apply(all)).toList());
    return new TextTable(
        columns.stream().map(Column::name).toList(), Stream.concat(here, others).toList(), 0);
  }

  private static String bestIteration(RunRecord run) {
    Best best = run.results() == null ? null : run.results().best();
    return best == null ? "" : String.valueOf(best.iteration());
  }

  private static Double testErrorOfTheBest(Results results) {
    return results.best() == null ? null : results.best().testError();
  }

  private static String imported(Origin.Imported weights) {
    return weights.training().isPresent() ? "imported, trained here" : "imported";
  }

  private static String source(Origin.Imported imported) {
    return "%s, %s, sha256 %s".formatted(imported.file(), imported.source(), imported.fileSha256());
  }

  private static String date(String time) {
    return time.replaceAll("T.*", "");
  }

  private static String option(Design network) {
    ShortcutOption option = network.shortcuts();
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
