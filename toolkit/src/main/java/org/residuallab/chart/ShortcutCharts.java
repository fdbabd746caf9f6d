package org.residuallab.chart;

import java.awt.BasicStroke;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import org.residuallab.study.RunLabels;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Runs that differ in their shortcut option, and in their seed.
 *
 * <pre>{@code
 * var options = Stream.of(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C).map(Networks.named("resnet-20")::with);
 * var runs = RunQuery.in(settings.results()).of(options.toArray(Design[]::new)).iterations(600);
 * var table = ShortcutCharts.table(runs.list());
 * }</pre>
 */
public final class ShortcutCharts {

  private static final List<BasicStroke> STROKES =
      List.of(ChartStyle.SOLID, ChartStyle.DASHED, ChartStyle.DOTTED);

  private ShortcutCharts() {}

  /** Training errors: a colour an option, a line a run; of one option the first is solid. */
  public static XYChart trainingErrors(String title, List<StoredRun> runs) {
    XYChart chart = Lines.chart(title, 900, 400, "iterations (mini-batches)", "training error (%)");
    List<ShortcutOption> options = runs.stream().map(ShortcutCharts::option).distinct().toList();
    Iterator<String> labels =
        RunLabels.of(runs, runs.stream().map(run -> words(option(run))).toList()).iterator();
    Map<ShortcutOption, Integer> drawn = new EnumMap<>(ShortcutOption.class);
    for (StoredRun run : runs) {
      List<RunCurves.Point> points = RunCurves.of(run).training();
      Lines.add(
          chart,
          labels.next(),
          points.stream().mapToDouble(RunCurves.Point::iteration).toArray(),
          points.stream().mapToDouble(RunCurves.Point::percent).toArray(),
          Palette.at(options.indexOf(option(run))),
          STROKES.get((drawn.merge(option(run), 1, Integer::sum) - 1) % STROKES.size()));
    }
    chart.getStyler().setXAxisMin(0.0);
    return chart;
  }

  /** A row an option: mean of its finished runs' errors, and the standard deviation over seeds. */
  public static Table table(List<StoredRun> runs) {
    StringColumn name = StringColumn.create("shortcuts");
    LongColumn parameters = Decimals.longs("parameters");
    parameters.setPrintFormatter(Decimals.grouped());
    IntColumn seeds = Decimals.ints("seeds");
    StringColumn training = StringColumn.create("training error (%)");
    StringColumn test = StringColumn.create("test error (%)");
    List<RunGroup> groups = RunGroup.of(runs);
    Iterator<String> labels =
        RunLabels.ofGroups(
                groups, groups.stream().map(group -> words(option(group.runs().get(0)))).toList())
            .iterator();
    for (RunGroup group : groups) {
      name.append(labels.next());
      parameters.append(group.runs().get(0).record().parameters());
      seeds.append(group.runs().size());
      training.append(group.trainingError().text(2));
      test.append(group.testError().text(2));
    }
    String title = "Shortcut options compared" + RunLabels.withoutDiverged(runs);
    return Table.create(title, name, parameters, seeds, training, test);
  }

  private static ShortcutOption option(StoredRun run) {
    return run.record().network().shortcuts();
  }

  private static String words(ShortcutOption option) {
    return "option " + option;
  }
}
