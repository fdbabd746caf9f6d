package org.residuallab.report;

import java.util.List;
import java.util.Locale;
import org.residuallab.training.RunHistory;
import org.residuallab.training.RunRecord;
import org.residuallab.training.RunState;

/** The stored runs as a list. */
public final class RunList {

  private static final List<String> HEADER =
      List.of(
          "run",
          "network",
          "shortcuts",
          "seed",
          "preset",
          "status",
          "done",
          "of",
          "training error",
          "test error",
          "images",
          "began",
          "resumed");

  private RunList() {}

  /** A row for each run, in the order given; errors in percent. */
  public static TextTable of(List<RunState> runs) {
    return new TextTable(HEADER, runs.stream().map(RunList::row).toList(), 0);
  }

  private static List<Object> row(RunState state) {
    RunRecord record = state.run().record();
    RunRecord.Results results = record.results();
    return List.of(
        record.name(),
        record.network().name(),
        record.network().shortcuts(),
        record.seed(),
        record.preset(),
        state.inWords(),
        (long) state.run().metrics().size(),
        (long) record.recipe().iterations(),
        results == null ? "" : percent(results.trainingError()),
        results == null || results.testError() == null ? "" : percent(results.testError()),
        record.data().label().replaceAll(", sha256 ([0-9a-f]{12})[0-9a-f]*", ", sha256 $1"),
        record.provenance().started(),
        resumed(record));
  }

  private static String resumed(RunRecord run) {
    int times = run.resumptions().size();
    if (times == 0) {
      return "";
    }
    String often = times == 1 ? "once" : times + " times";
    return RunHistory.of(run).isOne() ? often : often + ", conditions changed";
  }

  private static String percent(double error) {
    // Not a number where it was stopped before its first iteration.
    return Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.2f", error);
  }
}
