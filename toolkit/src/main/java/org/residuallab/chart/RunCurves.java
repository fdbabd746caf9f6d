package org.residuallab.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.residuallab.architecture.Design;
import org.residuallab.run.Metrics;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunLabels;
import org.residuallab.training.Progress;

/**
 * The curves of one run, finished or going on.
 *
 * <pre>{@code
 * var curves = RunCurves.of(RunQuery.in(settings.results()).iterations(16000).list());
 * var chart = ErrorChart.of("A quarter of the schedule", curves);
 * }</pre>
 *
 * @param network its name in the legend, {@code plain-56}
 * @param design what it is, for its colour; nothing where that is not known
 * @param iterations mini-batches of the whole run
 * @param metrics an iteration each
 */
public record RunCurves(
    String network, Optional<Design> design, int iterations, List<Metrics> metrics) {

  public RunCurves {
    metrics = List.copyOf(metrics);
  }

  public static RunCurves of(StoredRun run) {
    return of(List.of(run)).get(0);
  }

  /** The curves of several runs, named by what tells them apart. */
  public static List<RunCurves> of(List<StoredRun> runs) {
    List<String> labels = RunLabels.of(runs);
    return IntStream.range(0, runs.size())
        .mapToObj(
            i ->
                new RunCurves(
                    labels.get(i),
                    Optional.of(runs.get(i).record().network()),
                    runs.get(i).record().recipe().iterations(),
                    runs.get(i).metrics()))
        .toList();
  }

  /** Those so far of a run that goes on. */
  public static RunCurves of(Progress progress, Design design) {
    return new RunCurves(
        progress.network(), Optional.of(design), progress.iterations(), progress.metrics());
  }

  /** The same under another name. */
  public RunCurves named(String other) {
    return new RunCurves(other, design, iterations, metrics);
  }

  /**
   * Iterations over which the training error is averaged: a fiftieth of the run; of a short one, up
   * to ten, because single mini-batches scatter by several percent.
   */
  public int window() {
    return window(iterations);
  }

  static int window(int iterations) {
    return Math.max(Math.max(1, iterations / 50), Math.min(10, iterations / 10));
  }

  /** A point of a curve: after so many iterations, so much percent. */
  public record Point(double iteration, double percent) {}

  /** The error of the mini-batches in percent, a mean over {@link #window()}, at its middle. */
  List<Point> training() {
    double[] sums = new double[metrics.size() + 1];
    for (int i = 0; i < metrics.size(); i++) {
      sums[i + 1] = sums[i] + metrics.get(i).trainingError();
    }
    return metrics.stream()
        .map(
            row -> {
              int end = row.iteration();
              int start = Math.max(0, end - window());
              return new Point((start + 1 + end) / 2.0, (sums[end] - sums[start]) / (end - start));
            })
        .toList();
  }

  /** The error on the images held out, in percent, where it was measured. */
  List<Point> validation() {
    return measured(Metrics::validationError);
  }

  /** The test error in percent where it was measured. */
  List<Point> test() {
    return measured(Metrics::testError);
  }

  private List<Point> measured(Function<Metrics, OptionalDouble> error) {
    return metrics.stream()
        .filter(row -> error.apply(row).isPresent())
        .map(row -> new Point(row.iteration(), error.apply(row).getAsDouble()))
        .toList();
  }

  /** In a line. */
  @Override
  public String toString() {
    return "%s, %d of %d iterations".formatted(network, metrics.size(), iterations);
  }
}
