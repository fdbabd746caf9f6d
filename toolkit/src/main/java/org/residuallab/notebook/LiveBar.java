package org.residuallab.notebook;

import java.util.function.Supplier;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;

/** Progress in a notebook: a bar in the output of the cell that works. */
final class LiveBar implements ProgressListener {

  private final LiveDisplay place;

  /**
   * @param place where the bar is shown
   */
  public LiveBar(LiveDisplay place) {
    this.place = place;
  }

  /** What stays. */
  void end(ProgressBar progress) {
    place.show(progress);
  }

  /** Now and then. */
  void refresh(Supplier<ProgressBar> progress) {
    place.refresh(progress);
  }

  @Override
  public void at(ProgressBar progress) {
    if (progress.isWhole()) {
      end(progress);
    } else {
      place.refresh(() -> progress);
    }
  }
}
