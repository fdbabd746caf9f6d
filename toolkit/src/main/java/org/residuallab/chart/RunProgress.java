package org.residuallab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.residuallab.run.Metrics;
import org.residuallab.text.DurationText;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressBar.Unit;
import org.residuallab.training.Progress;

/** How far a run is, as every bar shows it. */
public final class RunProgress {

  private RunProgress() {}

  /**
   * The iterations done, with the last mini-batches' errors, the time left and the speed.
   *
   * @param label of the bar: the network, or where several are trained at once the run
   */
  public static ProgressBar of(Progress progress, String label) {
    int done = progress.last().iteration();
    List<String> details = new ArrayList<>();
    details.add("training error %.1f %%".formatted(trainingError(progress)));
    last(progress, Metrics::validationError)
        .ifPresent(error -> details.add("validation error %.1f %%".formatted(error)));
    last(progress, Metrics::testError)
        .ifPresent(error -> details.add("test error %.1f %%".formatted(error)));
    if (done < progress.iterations()) {
      details.add("%s left".formatted(DurationText.of(progress.left())));
    }
    details.add("%.0f images/s".formatted(progress.imagesPerSecond()));
    return new ProgressBar(label, done, progress.iterations(), Unit.PIECE, details);
  }

  // Of the last rows alone: it is asked for after every iteration.
  private static double trainingError(Progress progress) {
    List<Metrics> rows = progress.metrics();
    int window = Math.min(rows.size(), RunCurves.window(progress.iterations()));
    return rows.subList(rows.size() - window, rows.size()).stream()
        .mapToDouble(Metrics::trainingError)
        .average()
        .orElseThrow();
  }

  private static OptionalDouble last(
      Progress progress, Function<Metrics, OptionalDouble> measured) {
    List<Metrics> rows = progress.metrics();
    for (int i = rows.size() - 1; i >= 0; i--) {
      OptionalDouble error = measured.apply(rows.get(i));
      if (error.isPresent()) {
        return error;
      }
    }
    return OptionalDouble.empty();
  }
}
