package org.residuallab.chart;

import java.util.Locale;
import org.residuallab.run.Metrics;
import org.residuallab.text.DurationText;
import org.residuallab.training.Progress;

/** How far a run is, in words. */
public final class ProgressText {

  private ProgressText() {}

  /** The last mini-batches' errors, the speed and the time left. */
  public static String of(Progress progress) {
    RunCurves curves = RunCurves.of(progress);
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "training error %.1f %%", last(curves.training())));
    if (!curves.test().isEmpty()) {
      text.append(String.format(Locale.ROOT, ", test error %.1f %%", last(curves.test())));
    }
    text.append(String.format(Locale.ROOT, ", %.0f images/s", progress.imagesPerSecond()));
    Metrics row = progress.last();
    if (row.iteration() < progress.iterations()) {
      text.append(", %s left".formatted(DurationText.of(progress.left())));
    }
    return text.toString();
  }

  private static double last(java.util.List<RunCurves.Point> points) {
    return points.get(points.size() - 1).percent();
  }
}
