package org.residuallab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.residuallab.chart.ErrorChart;
import org.residuallab.chart.RunCurves;
import org.residuallab.files.Project;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import org.residuallab.table.FinalErrors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Stored runs as pages of a report: their curves, their errors at the end, how each was trained.
 */
public final class RunPages {

  private RunPages() {}

  /** What a report of these runs is called: the run's name, or how many they are. */
  public static String title(List<StoredRun> runs) {
    return runs.size() == 1
        ? "Run " + runs.get(0).record().name()
        : String.format(Locale.ROOT, "%d runs", runs.size());
  }

  /**
   * The pages, as a notebook's JSON.
   *
   * @param runs at least one, in the order in which they are shown
   */
  public static String of(List<StoredRun> runs) {
    ReportNotebook sheet = new ReportNotebook().prose("# " + title(runs));
    errorChart(runs).ifPresent(sheet::shown);
    Table ends = FinalErrors.of(runs);
    if (ends.isEmpty()) {
      sheet.prose("None of them has come to its end.");
    } else {
      sheet.shown(ends);
    }
    sheet.prose("## How they were trained").shown(recipes(runs));
    return sheet.json();
  }

  /** Over seeds, where all have finished and some differ in nothing else; else each for itself. */
  private static Optional<XYChart> errorChart(List<StoredRun> runs) {
    List<StoredRun> begun = runs.stream().filter(run -> !run.metrics().isEmpty()).toList();
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    List<RunGroup> groups = RunGroup.of(begun);
    boolean allFinished = begun.stream().allMatch(RunPages::hasFinished);
    String title = "Errors of " + (runs.size() == 1 ? runs.get(0).record().name() : title(runs));
    return Optional.of(
        allFinished && groups.size() < begun.size()
            ? ErrorChart.overSeeds(title, begun)
            : ErrorChart.of(title, RunCurves.of(begun)));
  }

  private static boolean hasFinished(StoredRun run) {
    return run.record().status() == RunRecord.Status.FINISHED;
  }

  private static Table recipes(List<StoredRun> runs) {
    StringColumn names = StringColumn.create("run");
    StringColumn networks = StringColumn.create("network");
    StringColumn budgets = StringColumn.create("budget");
    StringColumn seeds = StringColumn.create("seed");
    StringColumn images = StringColumn.create("images");
    StringColumn again = StringColumn.create("made again by");
    for (StoredRun run : runs) {
      RunRecord record = run.record();
      names.append(record.name());
      networks.append(record.network().name());
      budgets.append(record.budget());
      seeds.append(String.valueOf(record.seed()));
      images.append(record.data().source().brief(record.data().fingerprint()));
      again.append(command(run));
    }
    return Table.create("Recipes", names, networks, budgets, seeds, images, again);
  }

  /** What repeats a run and compares it with what is stored. */
  private static String command(StoredRun run) {
    String folder = Project.here().path(run.folder()); // Where ./lab stands.
    List<String> words = new ArrayList<>(List.of("./lab", "verify", folder));
    if (run.record().data().source().drawing().isEmpty()) {
      words.addAll(List.of("--data", "FOLDER"));
    }
    return ShellText.of(words);
  }
}
