package org.residuallab.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.residuallab.cluster.store.StateName;
import org.residuallab.data.Dataset;
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
 * @param store in which runs are kept on the way; null where the machines share their folder
 */
record CellTask(CellWork work, String application, String master, String store)
    implements Serializable {

  /** A run as it came to stand. */
  private record Made(StoredRun run, List<StateName> kept) {}

  /** Trains, on the thread that Spark gives it. */
  CellOutcome train(LatestProgress progress) {
    // What a worker says should not depend on its language.
    Locale.setDefault(Locale.ROOT);
    Watch watch = new Watch(progress);
    Placement here = Machine.placement(application, master);
    try {
      Made made = LiveCells.call(() -> make(here, watch));
      return made.run().record().status().isOutcome()
          ? CellOutcome.done(made.kept(), watch.notices())
          : CellOutcome.failed("it was stopped", watch.notices());
    } catch (RuntimeException | IOException | LinkageError | OutOfMemoryError failure) {
      UnfitWorkerException.throwIfSo(failure);
      return CellOutcome.failed(Reason.of(failure), watch.notices());
    }
  }

  private Made make(Placement here, Watch watch) throws IOException {
    if (store == null) {
      return new Made(work.train(WorkerImages.of(work.images()), here, watch), List.of());
    }
    Dataset images = WorkerImages.of(work.images());
    try (StoreTraining training = StoreTraining.of(work, images, store, watch)) {
      StoredRun run = training.run(here);
      return new Made(run, List.of(training.state()));
    }
  }

  /** Keeps what is said, for the driver to say, and shows how far the run is. */
  private record Watch(LatestProgress progress, StringJoiner lines) implements RunListener {

    Watch(LatestProgress progress) {
      this(progress, new StringJoiner("\n"));
    }

    String notices() {
      return lines.toString();
    }

    @Override
    public void onNotice(String line) {
      lines.add(line);
    }

    @Override
    public void onIteration(Progress done) {
      progress.add(CellProgress.of(done));
    }
  }
}
