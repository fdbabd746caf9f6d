package org.residuallab.notebook;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.residuallab.chart.Captioned;
import org.residuallab.chart.ErrorChart;
import org.residuallab.chart.RunCurves;
import org.residuallab.chart.RunProgress;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunLabels;
import org.residuallab.text.ProgressBar;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/**
 * Watches runs in a notebook: a bar for the one that trains, a chart of all of them that grows.
 *
 * <pre>{@code
 * var watcher = new LiveTraining("Two networks", live(), live());
 * var pair = List.of(CifarFamily.plain(8).architecture(), CifarFamily.resnet(8).architecture());
 * var runs = new DegradationExperiment(pair, settings.budget(), 1).run(settings.images(), settings.runs(), watcher);
 * }</pre>
 */
public final class LiveTraining implements RunListener {

  // Drawing takes about a tenth of a second from the cores that train.
  private static final long CHART_EVERY_NANOS = 4_000_000_000L;

  private final String title;
  private final LiveDisplay bar;
  private final LiveDisplay chart;
  private final Map<String, RunCurves> curves = new LinkedHashMap<>();

  /** Said behind the name of a run that diverged. */
  private final Map<String, String> divergences = new HashMap<>();

  private final Map<String, RunRecord> records = new HashMap<>();
  private long drawn;

  /**
   * A bar above a chart.
   *
   * @param title of the chart
   * @param bar where the bar is shown
   * @param chart where the chart is shown
   */
  public LiveTraining(String title, LiveDisplay bar, LiveDisplay chart) {
    this.title = title;
    this.bar = bar;
    this.chart = chart;
  }

  @Override
  public void onStart(RunRecord run) {
    records.put(run.name(), run);
  }

  @Override
  public void onStored(StoredRun run) {
    String when = "read from its stored run of " + run.record().provenance().started();
    bar.at(ended(run, run.divergence().isEmpty() ? when : when + ": " + run.divergence().get()));
    put(run);
  }

  @Override
  public void onDiverged(StoredRun run) {
    bar.show(ended(run, run.divergence().orElse("")));
    put(run);
  }

  private static ProgressBar ended(StoredRun run, String words) {
    RunRecord record = run.record();
    return new ProgressBar(
        record.network().name(), run.metrics().size(), record.recipe().iterations(), words);
  }

  private void put(StoredRun run) {
    String name = run.record().name();
    records.put(name, run.record());
    curves.put(name, RunCurves.of(run));
    divergences.put(name, RunLabels.divergence(run));
    draw();
  }

  @Override
  public void onIteration(Progress progress) {
    int done = progress.last().iteration();
    boolean end = done == progress.iterations();
    if (end) {
      bar.show(RunProgress.of(progress, progress.network()));
    } else {
      bar.refresh(() -> RunProgress.of(progress, progress.network())); // It looks at all curves.
    }
    if (end || System.nanoTime() - drawn > CHART_EVERY_NANOS) {
      curves.put(progress.run(), RunCurves.of(progress, records.get(progress.run()).network()));
      draw();
      drawn = System.nanoTime();
    }
  }

  @Override
  public void onStopped(RunRecord run, int iteration) {
    bar.show(
        new ProgressBar(
            run.network().name(),
            iteration,
            run.recipe().iterations(),
            "stopped with a checkpoint; run this cell again and it goes on from there"));
  }

  private void draw() {
    chart.show(
        Apart.from(
            () ->
                Captioned.of(
                    BitmapEncoder.getBufferedImage(ErrorChart.of(title, named())), title)));
  }

  /** The curves so far, named by what tells their runs apart. */
  List<RunCurves> named() {
    List<String> runs = List.copyOf(curves.keySet());
    List<String> labels = RunLabels.ofRecords(runs.stream().map(records::get).toList());
    return IntStream.range(0, runs.size())
        .mapToObj(
            i ->
                curves
                    .get(runs.get(i))
                    .named(labels.get(i) + divergences.getOrDefault(runs.get(i), "")))
        .toList();
  }
}
