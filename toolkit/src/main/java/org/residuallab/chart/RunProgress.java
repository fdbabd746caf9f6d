package org.residuallab.chart;

import java.util.ArrayList;
import java.util.List;
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
    RunCurves curves = RunCurves.of(progress);
    int done = progress.last().iteration();
    List<String> details = new ArrayList<>();
    details.add("training error %.1f %%".formatted(last(curves.training())));
    if (!curves.validation().isEmpty()) {
      details.add("validation error %.1f %%".formatted(last(curves.validation())));
    }
    if (!curves.test().isEmpty()) {
      details.add("test error %.1f %%".formatted(last(curves.test())));
    }
    if (done < progress.iterations()) {
      details.add("%s left".formatted(DurationText.of(progress.left())));
    }
    details.add("%.0f images/s".formatted(progress.imagesPerSecond()));
    return new ProgressBar(label, done, progress.iterations(), Unit.PIECE, details);
  }

  private static double last(List<RunCurves.Point> points) {
    return points.get(points.size() - 1).percent();
  }
}
