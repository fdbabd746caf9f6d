package org.residuallab.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import java.util.StringJoiner;
import org.residuallab.run.Placement;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/**
 * A run as a task of Spark's.
 *
 * @param work what is to be done
 * @param application Spark's name for the study
 * @param master as the user named it
 */
record CellTask(CellWork work, String application, String master) implements Serializable {

  /** Trains, on the thread that Spark gives it. */
  CellOutcome train() {
    // What a worker says should not depend on its language.
    Locale.setDefault(Locale.ROOT);
    Notices notices = new Notices();
    Placement here = Machine.placement(application, master);
    try {
      StoredRun run =
          LiveCells.call(() -> work.train(WorkerImages.of(work.images()), here, notices));
      return run.record().status().isOutcome()
          ? new CellOutcome(true, "", notices.toString())
          : new CellOutcome(false, "it was stopped", notices.toString());
    } catch (IllegalArgumentException | IOException | LinkageError | OutOfMemoryError failure) {
      UnfitWorkerException.throwIfSo(failure);
      return new CellOutcome(false, Reason.of(failure), notices.toString());
    }
  }

  /** Keeps what is said, for the driver to say. */
  private static final class Notices implements RunListener {

    private final StringJoiner lines = new StringJoiner("\n");

    @Override
    public void onNotice(String line) {
      lines.add(line);
    }

    @Override
    public void onIteration(Progress progress) {}

    @Override
    public String toString() {
      return lines.toString();
    }
  }
}
