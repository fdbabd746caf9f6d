package org.residuallab.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Runs that differ in their shortcut option, and in their seed. */
public final class ShortcutCharts {

  private ShortcutCharts() {}

  /** Training errors: a colour an option, a line a run. */
  public static XYChart trainingErrors(String title, List<StoredRun> runs) {
    XYChart chart = Lines.chart(title, 900, 400, "iterations (mini-batches)", "training error (%)");
    List<List<StoredRun>> options = new ArrayList<>(byOption(runs).values());
    for (int i = 0; i < options.size(); i++) {
      for (StoredRun run : options.get(i)) {
        List<RunCurves.Point> points = RunCurves.of(run).training();
        Lines.add(
            chart,
            "%s, seed %d".formatted(option(run), run.record().seed()),
            points.stream().mapToDouble(RunCurves.Point::iteration).toArray(),
            points.stream().mapToDouble(RunCurves.Point::percent).toArray(),
            Palette.at(i),
            ChartStyle.SOLID);
      }
    }
    chart.getStyler().setXAxisMin(0.0);
    return chart;
  }

  /** A row an option: mean of its final errors, and its standard deviation over the seeds. */
  public static Table table(List<StoredRun> runs) {
    StringColumn name = StringColumn.create("shortcuts");
    LongColumn parameters = LongColumn.create("parameters");
    parameters.setPrintFormatter(NumberColumnFormatter.intsWithGrouping());
    IntColumn seeds = IntColumn.create("seeds");
    StringColumn training = StringColumn.create("training error (%)");
    StringColumn test = StringColumn.create("test error (%)");
    for (List<StoredRun> same : byOption(runs).values()) {
      name.append(option(same.get(0)));
      parameters.append(same.get(0).record().parameters());
      seeds.append(same.size());
      RunGroup group = new RunGroup(option(same.get(0)), same.get(0).record().budget(), same);
      training.append(group.trainingError().text(2));
      test.append(group.testError().text(2));
    }
    return Table.create("Shortcut options compared", name, parameters, seeds, training, test);
  }

  private static Map<String, List<StoredRun>> byOption(List<StoredRun> runs) {
    return runs.stream()
        .filter(run -> run.record().results() != null)
        .collect(
            Collectors.groupingBy(ShortcutCharts::option, LinkedHashMap::new, Collectors.toList()));
  }

  private static String option(StoredRun run) {
    return "option " + run.record().network().shortcuts().name();
  }
}
